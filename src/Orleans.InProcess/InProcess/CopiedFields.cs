using System.Reflection;

namespace Orleans.InProcess;

/// <summary>The fields of a value that a copy must look at.</summary>
internal static class CopiedFields
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static IEnumerable<FieldInfo> Of(Type type)
    {
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var field in level.GetFields(Any | BindingFlags.DeclaredOnly))
            {
                if (!IsMarkedImmutable(field) && !IsMarkedImmutable(PropertyOf(field, level)))
                    yield return field;
            }
        }
    }

    private static bool IsMarkedImmutable(MemberInfo? member) =>
        member is not null && member.IsDefined(typeof(ImmutableAttribute));

    // The field behind the property X is named <X>k__BackingField.
    private static PropertyInfo? PropertyOf(FieldInfo field, Type type) =>
        field.Name.StartsWith('<') ? type.GetProperty(field.Name[1..field.Name.LastIndexOf('>')], Any) : null;
}
