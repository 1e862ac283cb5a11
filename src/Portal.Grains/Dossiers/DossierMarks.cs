using System.Globalization;

namespace Portal.Grains.Dossiers;

/// <summary>
/// Since when something holds that scores ask about, where it came about after the receipt: <c>f1787...;p1788...</c>, a
/// letter and Unix milliseconds, joined by <c>;</c>. What held at the receipt already has no mark: before it a dossier
/// counts nowhere. A period that was over while the dossier was still open does not change when a mark comes later.
/// </summary>
internal static class DossierMarks
{
    /// <summary>Some money is due (index 3.6).</summary>
    public const char Fee = 'x';

    /// <summary>A component came as a file (4.2).</summary>
    public const char ComponentFile = 'f';

    /// <summary>A component that was digitised before is used again (4.3).</summary>
    public const char Reused = 'r';

    /// <summary>A component came from the personal store (4.4).</summary>
    public const char FromStore = 's';

    /// <summary>The identity is verified, or data of the population database used (4.5b).</summary>
    public const char PopulationData = 'd';

    /// <summary>A petition is about the dossier (5.4).</summary>
    public const char Petition = 'p';

    private static readonly (char Mark, Func<DossierState, bool> Holds)[] All =
    [
        (Fee, dossier => dossier.FeeDue > 0),
        (ComponentFile, dossier => dossier.HasComponentFile),
        (Reused, dossier => dossier.HasReusedComponent),
        (FromStore, dossier => dossier.HasComponentFromStore),
        (PopulationData, dossier => dossier.PopulationData || dossier.IdentityVerified),
        (Petition, dossier => !dossier.Petitions.IsEmpty),
    ];

    /// <summary>The marks after an event at a moment: what holds for the first time since the receipt.</summary>
    public static string? After(DossierState? before, DossierState after, DateTimeOffset at)
    {
        if (before?.ReceivedAt is null)
            return after.Marks;

        var marks = after.Marks;
        foreach (var (mark, holds) in All)
        {
            if (holds(after) && !holds(before) && marks?.Contains(mark, StringComparison.Ordinal) != true)
                marks = Append(marks, mark, at);
        }

        return marks;
    }

    /// <summary>The text with one more mark.</summary>
    public static string Append(string? marks, char mark, DateTimeOffset at)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{mark}{at.ToUnixTimeMilliseconds()}");
        return marks is null ? text : $"{marks};{text}";
    }
}
