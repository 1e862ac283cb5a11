using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.InProcess;

/// <summary>Makes the struct that holds the arguments of one method and calls it.</summary>
internal static class CallEmitter
{
    private const MethodAttributes Implementation = MethodAttributes.Public | MethodAttributes.Virtual
        | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot;

    public static string Argument(int index) => $"Argument{index}";

    public static Type Emit(ModuleBuilder module, string name, MethodInfo method)
    {
        var call = module.DefineType(
            name,
            TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.SequentialLayout,
            typeof(ValueType),
            [typeof(IGrainCall)]);
        FieldBuilder[] arguments =
        [
            .. method.GetParameters()
                .Select((p, i) => call.DefineField(Argument(i), p.ParameterType, FieldAttributes.Public)),
        ];
        EmitInvoke(call, method, arguments);
        EmitCancellation(call, arguments);
        return call.CreateType();
    }

    private static void EmitInvoke(TypeBuilder call, MethodInfo method, FieldBuilder[] arguments)
    {
        var body = call.DefineMethod(nameof(IGrainCall.Invoke), Implementation, typeof(Task), [typeof(object)])
            .GetILGenerator();
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var argument in arguments)
        {
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldfld, argument);
        }

        body.Emit(OpCodes.Callvirt, method);
        body.Emit(OpCodes.Ret);
    }

    private static void EmitCancellation(TypeBuilder call, FieldBuilder[] arguments)
    {
        var body = call.DefineMethod(
            $"get_{nameof(IGrainCall.Cancellation)}", Implementation, typeof(CancellationToken), []).GetILGenerator();
        if (arguments.FirstOrDefault(a => a.FieldType == typeof(CancellationToken)) is { } token)
        {
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldfld, token);
        }
        else
        {
            body.Emit(OpCodes.Ldloc, body.DeclareLocal(typeof(CancellationToken)));
        }

        body.Emit(OpCodes.Ret);
    }
}
