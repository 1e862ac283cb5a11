using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Orleans.InProcess;

/// <summary>
/// Makes the class of references for a grain interface at run time. Each method becomes: put the arguments, copied
/// where they could change, into a struct, and hand it on. No reflection, boxing or closure per call.
/// </summary>
internal static class ReferenceEmitter
{
    private const string MethodsField = "Methods";
    private const string CreateMethod = "Create";
    private const MethodAttributes Implementation = MethodAttributes.Public | MethodAttributes.Virtual
        | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot;

    private static readonly Type[] ConstructorParameters = [typeof(GrainClass), typeof(string)];

    private static readonly ConstructorInfo BaseConstructor = typeof(GrainReference).GetConstructor(
        BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, ConstructorParameters)!;

    private static readonly MethodInfo SendMethod =
        typeof(GrainReference).GetMethod("Send", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private static readonly MethodInfo AskMethod =
        typeof(GrainReference).GetMethod("Ask", BindingFlags.Instance | BindingFlags.NonPublic)!;

    public static Func<GrainClass, string, GrainReference> Emit(
        Type type, MethodInfo[] methods, GrainMethod[] described)
    {
        // One assembly per interface: it may see the internals of the assemblies that it works between.
        var assembly = AssemblyBuilder.DefineDynamicAssembly(
            new($"Orleans.InProcess.References.{type.FullName}"), AssemblyBuilderAccess.Run);
        foreach (var friend in Friends(type, methods))
            assembly.SetCustomAttribute(new(typeof(IgnoresAccessChecksToAttribute).GetConstructors()[0], [friend]));
        var module = assembly.DefineDynamicModule("References");

        var reference = module.DefineType(
            $"{type.FullName}Reference", TypeAttributes.Public | TypeAttributes.Sealed, typeof(GrainReference), [type]);
        var table = reference.DefineField(
            MethodsField, typeof(GrainMethod[]), FieldAttributes.Public | FieldAttributes.Static);
        EmitCreation(reference);
        for (var i = 0; i < methods.Length; i++)
        {
            var call = CallEmitter.Emit(module, $"{type.FullName}Call{i}", methods[i]);
            EmitMethod(reference, methods[i], call, table, i);
        }

        var made = reference.CreateType();
        made.GetField(MethodsField)!.SetValue(null, described);
        return made.GetMethod(CreateMethod)!.CreateDelegate<Func<GrainClass, string, GrainReference>>();
    }

    private static IEnumerable<string> Friends(Type type, MethodInfo[] methods) => methods
        .SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType))
        .SelectMany(WithArguments)
        .Append(type)
        .Append(typeof(GrainReference))
        .Select(t => t.Assembly.GetName().Name!)
        .Distinct();

    private static IEnumerable<Type> WithArguments(Type type) => type.HasElementType
        ? WithArguments(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(WithArguments).Append(type);

    private static void EmitCreation(TypeBuilder reference)
    {
        var constructor = reference.DefineConstructor(
            MethodAttributes.Public, CallingConventions.Standard, ConstructorParameters);
        var body = constructor.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Ldarg_2);
        body.Emit(OpCodes.Call, BaseConstructor);
        body.Emit(OpCodes.Ret);

        var create = reference.DefineMethod(
            CreateMethod,
            MethodAttributes.Public | MethodAttributes.Static,
            typeof(GrainReference),
            ConstructorParameters);
        body = create.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Newobj, constructor);
        body.Emit(OpCodes.Ret);
    }

    private static void EmitMethod(TypeBuilder reference, MethodInfo method, Type call, FieldInfo table, int index)
    {
        Type[] parameters = [.. method.GetParameters().Select(p => p.ParameterType)];
        var implementation = reference.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}", Implementation, method.ReturnType, parameters);
        var body = implementation.GetILGenerator();
        var local = body.DeclareLocal(call);
        for (var i = 0; i < parameters.Length; i++)
        {
            body.Emit(OpCodes.Ldloca, local);
            body.Emit(OpCodes.Ldarg, i + 1);
            if (CopyKinds.Of(method.GetParameters()[i]) != CopyKind.ByReference)
                body.Emit(OpCodes.Call, typeof(Copier<>).MakeGenericType(parameters[i]).GetMethod("Copy")!);
            body.Emit(OpCodes.Stfld, call.GetField(CallEmitter.Argument(i))!);
        }

        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldloc, local);
        body.Emit(OpCodes.Ldsfld, table);
        body.Emit(OpCodes.Ldc_I4, index);
        body.Emit(OpCodes.Ldelem_Ref);
        body.Emit(OpCodes.Call, method.ReturnType.IsGenericType
            ? AskMethod.MakeGenericMethod(call, method.ReturnType.GetGenericArguments()[0])
            : SendMethod.MakeGenericMethod(call));
        body.Emit(OpCodes.Ret);
        reference.DefineMethodOverride(implementation, method);
    }
}
