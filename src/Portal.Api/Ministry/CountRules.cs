using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Shared;

namespace Portal.Api.Ministry;

/// <summary>What can be wrong with raw counts, each with a JSON Pointer.</summary>
internal static class CountRules
{
    public static FieldError UnknownProfile(IndexCatalogue catalogue)
    {
        var known = string.Join(", ", catalogue.Profiles.Select(profile => profile.Id));
        return new FieldError("/profile", "profile.unknown",
            new LocalizedText($"Không có bộ quy tắc này. Các bộ quy tắc: {known}.", $"There is no such profile. Profiles: {known}."));
    }

    public static ImmutableArray<FieldError> Check(
        RuleSet rules, IReadOnlyList<CalculateScoreEndpoint.Item> items, string list = "/indices")
    {
        if (items.Count > rules.Rules.Length)
        {
            return [new FieldError(list, "indices.too_many", new LocalizedText(
                $"Tối đa {rules.Rules.Length} chỉ số.", $"At most {rules.Rules.Length} indices."))];
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. items.Index().SelectMany(item => Check(rules, item.Item, seen)
            .Select(error => error with { Pointer = string.Create(CultureInfo.InvariantCulture, $"{list}/{item.Index}{error.Pointer}") }))];
    }

    private static IEnumerable<FieldError> Check(RuleSet rules, CalculateScoreEndpoint.Item? item, HashSet<string> seen)
    {
        if (item is null)
        {
            yield return new FieldError("", "element.null",
                new LocalizedText("Phần tử này không được để trống.", "This element must not be null."));
            yield break;
        }

        if (rules.Find(item.Id) is not { } rule)
        {
            var known = string.Join(", ", rules.Rules.Select(one => one.Index.Id));
            yield return new FieldError("/id", "index.unknown",
                new LocalizedText($"Không có chỉ số này. Các chỉ số: {known}.", $"There is no such index. Indices: {known}."));
            yield break;
        }

        if (!seen.Add(item.Id))
        {
            yield return new FieldError("/id", "index.duplicate",
                new LocalizedText("Mỗi chỉ số chỉ được nêu một lần.", "Give each index once."));
        }

        if (item.Numerator is < 0 or > IndexCount.Most)
            yield return OutOfRange("/numerator");
        if (item.Denominator is < 0 or > IndexCount.Most)
            yield return OutOfRange("/denominator");
        if (item.Numerator > item.Denominator && item.Denominator >= 0
            && (rule.Index.Measure == IndexMeasure.Ratio || item.Denominator == 0))
        {
            yield return new FieldError("/numerator", "count.above_denominator", new LocalizedText(
                "Tử số không được lớn hơn mẫu số.", "The numerator must not be greater than the denominator."));
        }
    }

    private static FieldError OutOfRange(string pointer) => new(pointer, "count.range", new LocalizedText(
        $"Số nguyên từ 0 đến {IndexCount.Most}.", $"A whole number from 0 to {IndexCount.Most}."));
}
