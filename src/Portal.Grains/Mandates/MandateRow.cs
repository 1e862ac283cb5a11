using System.Globalization;
using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

/// <summary>The columns of a mandate.</summary>
internal sealed class MandateRow
{
    private const string DayFormat = "yyyy-MM-dd";

    public MandateRow()
    {
    }

    public MandateRow(Mandate mandate)
    {
        (Id, Revision, Mandator, MandatorName) = (mandate.Id, mandate.Revision, mandate.Mandator, mandate.MandatorName);
        (Helper, Agency, MayWithdraw) = (mandate.Helper, mandate.Agency, mandate.MayWithdraw);
        Procedures = mandate.Procedures.IsEmpty ? null : $",{string.Join(',', mandate.Procedures)},";
        (FromDay, ToDay) = (Day(mandate.From), Day(mandate.To));
        (Channel, Identity) = ((int)mandate.Channel, (int)mandate.Identity);
        (PaperNumber, PaperHash) = (mandate.PaperNumber, mandate.PaperHash);
        (GivenAt, GivenBy) = (mandate.GivenAt.ToUnixTimeMilliseconds(), mandate.GivenBy);
        (RevokedAt, RevokedBy) = (mandate.RevokedAt?.ToUnixTimeMilliseconds(), mandate.RevokedBy);
        RevocationReason = mandate.RevocationReason;
    }

    public string Id { get; set; } = "";
    public int Revision { get; set; }
    public bool Settled { get; set; }
    public string Mandator { get; set; } = "";
    public string? MandatorName { get; set; }
    public string Helper { get; set; } = "";
    public string Agency { get; set; } = "";
    public string? Procedures { get; set; }
    public bool MayWithdraw { get; set; }
    public string FromDay { get; set; } = "";
    public string ToDay { get; set; } = "";
    public int Channel { get; set; }
    public int Identity { get; set; }
    public string? PaperNumber { get; set; }
    public string? PaperHash { get; set; }
    public long GivenAt { get; set; }
    public string GivenBy { get; set; } = "";
    public long? RevokedAt { get; set; }
    public string? RevokedBy { get; set; }
    public string? RevocationReason { get; set; }

    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public Mandate ToMandate() => new()
    {
        Id = Id,
        Mandator = Mandator,
        MandatorName = MandatorName,
        Helper = Helper,
        Agency = Agency,
        Procedures = Procedures is null ? [] : [.. Procedures.Split(',', StringSplitOptions.RemoveEmptyEntries)],
        MayWithdraw = MayWithdraw,
        From = DateOnly.ParseExact(FromDay, DayFormat, CultureInfo.InvariantCulture),
        To = DateOnly.ParseExact(ToDay, DayFormat, CultureInfo.InvariantCulture),
        Channel = (MandateChannel)Channel,
        Identity = (Assurance)Identity,
        PaperNumber = PaperNumber,
        PaperHash = PaperHash,
        GivenAt = DateTimeOffset.FromUnixTimeMilliseconds(GivenAt),
        GivenBy = GivenBy,
        RevokedAt = RevokedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        RevokedBy = RevokedBy,
        RevocationReason = RevocationReason,
    };
}
