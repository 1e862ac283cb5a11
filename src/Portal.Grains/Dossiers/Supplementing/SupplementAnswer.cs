using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Supplementing;

/// <summary>Compares what was asked for with what came: all of it, and only that.</summary>
internal static class SupplementAnswer
{
    private static readonly LocalizedText NotAskedFor = new(
        "Nội dung này không nằm trong phiếu yêu cầu bổ sung. Chỉ sửa những mục được đánh dấu.",
        "This was not asked for. Change only what the supplement request marks.");

    private static readonly LocalizedText StillMissing = new(
        "Mục được yêu cầu bổ sung vẫn còn thiếu. Hãy bổ sung đủ một lần rồi gửi lại.",
        "Something that was asked for is still missing. Complete everything and send again.");

    public static ImmutableArray<FieldError> Check(
        ImmutableArray<SupplementItem> asked,
        RawJson formPatch,
        ImmutableArray<AttachedComponent> components)
    {
        var touched = FormMerge.Touches(formPatch).Where(pointer => pointer.Length > 0).ToArray();
        var errors = ImmutableArray.CreateBuilder<FieldError>();

        foreach (var pointer in touched)
        {
            if (!asked.Any(item => Covers(item.Target, pointer)))
                errors.Add(new FieldError("/form" + pointer, "supplement.not_asked_for", NotAskedFor));
        }

        for (var index = 0; index < components.Length; index++)
        {
            if (!asked.Any(item => item.Target == components[index].Id))
            {
                var pointer = string.Create(CultureInfo.InvariantCulture, $"/components/{index}");
                errors.Add(new FieldError(pointer, "supplement.not_asked_for", NotAskedFor));
            }
        }

        foreach (var item in asked)
        {
            var answered = item.Target.StartsWith('/')
                ? touched.Any(pointer => Covers(item.Target, pointer))
                : components.Any(component => component.Id == item.Target);
            if (!answered)
            {
                var pointer = item.Target.StartsWith('/') ? "/form" + item.Target : "/components";
                errors.Add(new FieldError(pointer, "supplement.still_missing", StillMissing));
            }
        }

        return errors.ToImmutable();
    }

    private static bool Covers(string target, string pointer) =>
        IsAtOrBelow(pointer, target) || IsListWith(pointer, target);

    /// <summary>A merge patch replaces a list as a whole: who has to mend one entry sends the list.</summary>
    private static bool IsListWith(string list, string target) =>
        target.Length > list.Length + 1 && IsAtOrBelow(target, list) && char.IsAsciiDigit(target[list.Length + 1]);

    private static bool IsAtOrBelow(string pointer, string top) =>
        pointer.StartsWith(top, StringComparison.Ordinal)
        && (pointer.Length == top.Length || pointer[top.Length] == '/');
}
