using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Scoring.Rules;

/// <summary>What must hold in <c>data/indices.json</c> beyond its shape. Errors name the field.</summary>
internal static class IndexFileRules
{
    public static IEnumerable<string> Check(IndexFile file)
    {
        if (file.Profiles.IsDefaultOrEmpty || file.Groups.IsDefaultOrEmpty || file.Indices.IsDefaultOrEmpty
            || file.Bands.IsDefaultOrEmpty)
            return ["profiles, groups, indices and bands must not be empty."];

        return CheckProfiles(file).Concat(CheckGroups(file)).Concat(CheckIndices(file)).Concat(CheckBands(file));
    }

    private static IEnumerable<string> CheckProfiles(IndexFile file)
    {
        if (file.Profiles[0].Id != IndexCatalogue.DefaultProfile)
            yield return $"profiles[0].id must be {IndexCatalogue.DefaultProfile}.";
        if (file.Profiles.DistinctBy(profile => profile.Id).Count() != file.Profiles.Length)
            yield return "profiles: an id occurs twice.";
    }

    private static IEnumerable<string> CheckGroups(IndexFile file)
    {
        if (!file.Groups.Select(group => group.Id).SequenceEqual(Enum.GetValues<IndexGroup>()))
            yield return $"groups must be {string.Join(", ", Enum.GetNames<IndexGroup>())}, each once and in this order.";

        foreach (var (i, group) in file.Groups.Index())
        {
            foreach (var day in file.Indices.Select(index => index.ValidFrom).Distinct())
            {
                var sum = file.Indices.Where(index => index.Group == group.Id && index.IsValidOn(day)).Sum(index => index.Max);
                if (sum != group.Max)
                    yield return $"groups[{i}].max is {group.Max}, but its indices of {day:yyyy-MM-dd} have {sum} points.";
            }
        }
    }

    private static IEnumerable<string> CheckIndices(IndexFile file)
    {
        foreach (var (i, index) in file.Indices.Index())
        {
            var at = $"indices[{i}] ({index.Id})";
            if (index.Id.Length == 0)
                yield return $"{at}.id is empty.";
            if (index.Max is < 0 or > 100)
                yield return $"{at}.max must be between 0 and 100.";
            if (index.ValidTo < index.ValidFrom)
                yield return $"{at}.validTo lies before validFrom.";
            if (file.Indices.Take(i).Any(other => other.Id == index.Id && Overlap(other, index)))
                yield return $"{at}.id occurs twice in the same span of time.";
            if (!index.Profiles.Keys.ToHashSet().SetEquals(file.Profiles.Select(profile => profile.Id)))
                yield return $"{at}.profiles must hold exactly {string.Join(", ", file.Profiles.Select(profile => profile.Id))}.";
            foreach (var (profile, rule) in index.Profiles)
            {
                foreach (var error in CheckRule(file, index, rule))
                    yield return $"{at}.profiles.{profile}.{error}";
            }
        }
    }

    private static IEnumerable<string> CheckRule(IndexFile file, IndexDefinition index, PointRule rule)
    {
        if (rule.Threshold is <= 0 or > 1)
            yield return "threshold must be above 0 and at most 1.";
        if (rule.ShowsNull && rule.WhenEmpty == ZeroPolicy.Full)
            yield return "showsNull contradicts whenEmpty full.";
        if (rule.WhenEmpty == ZeroPolicy.Shared
            && !file.Indices.Any(other => other.Group == index.Group && other.IsScored && other.Profiles.Values
                .All(points => points.WhenEmpty != ZeroPolicy.Shared)))
            yield return "whenEmpty is shared, but no other index of the group could take the points.";
        if (rule.DocumentResultsOnly && index.Scope != IndexScope.Dossiers)
            yield return "documentResultsOnly needs an index over dossiers.";
        if (rule.WithElectronicResult && MeasuredIndices.Find(index.Id)?.WithResult is null)
            yield return "withElectronicResult needs an index that is counted with results too.";
        if (rule.TimesRatioOf is { } factor
            && !file.Indices.Any(other => other.Id == factor && other.Id != index.Id && Overlap(other, index)))
            yield return $"timesRatioOf names {factor}, which is not valid at that time.";
    }

    private static IEnumerable<string> CheckBands(IndexFile file)
    {
        if (file.Bands[^1].From != 0 || !file.Bands.Zip(file.Bands.Skip(1)).All(pair => pair.First.From > pair.Second.From))
            yield return "bands must fall to 0, the best first.";
        if (file.Bands.DistinctBy(band => band.Id).Count() != file.Bands.Length)
            yield return "bands: an id occurs twice.";
    }

    private static bool Overlap(IndexDefinition one, IndexDefinition other) =>
        one.ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (one.ValidTo ?? DateOnly.MaxValue);
}
