using System.Text.Json;
using Portal.Grains.Agencies;
using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue.Publishing;

/// <summary>What a publication did to one object of the catalogue.</summary>
/// <param name="Stream">Key of the object's stream, such as <c>procedure:1.001193</c>.</param>
internal abstract record CatalogueEvent(string Stream)
{
    /// <summary>Stable name in the journal.</summary>
    public abstract string Type { get; }

    /// <summary>What the catalogue is after the event.</summary>
    public abstract CatalogueContent ApplyTo(CatalogueContent content);
}

/// <summary>An agency was added or changed.</summary>
internal sealed record AgencyPublished(Agency Agency) : CatalogueEvent(StreamOf(Agency.Code))
{
    public const string Name = "catalogue.agency_published";

    public override string Type => Name;

    public static string StreamOf(string code) => $"agency:{code}";

    public override CatalogueContent ApplyTo(CatalogueContent content) =>
        content with { Agencies = content.Agencies.SetItem(Agency.Code, Agency) };
}

/// <summary>A procedure got its first or a further version; the version before it ends the day before.</summary>
internal sealed record ProcedurePublished(PublishedVersion Version)
    : CatalogueEvent(StreamOf(Version.Procedure.Code))
{
    public const string Name = "catalogue.procedure_published";

    public override string Type => Name;

    public static string StreamOf(string code) => $"procedure:{code}";

    public override CatalogueContent ApplyTo(CatalogueContent content)
    {
        var code = Version.Procedure.Code;
        var before = content.Procedures.GetValueOrDefault(code, PublishedProcedure.None);
        return content with { Procedures = content.Procedures.SetItem(code, before.With(Version)) };
    }
}

/// <summary>The newest version of a procedure got another last day in force.</summary>
internal sealed record ProcedureEnded(string Code, DateOnly LastDay) : CatalogueEvent(ProcedurePublished.StreamOf(Code))
{
    public const string Name = "catalogue.procedure_ended";

    public override string Type => Name;

    public override CatalogueContent ApplyTo(CatalogueContent content) =>
        content with { Procedures = content.Procedures.SetItem(Code, content.Procedures[Code].EndedOn(LastDay)) };
}

/// <summary>The days off of a year were set or changed.</summary>
internal sealed record HolidaysPublished(int Year, JsonElement Days) : CatalogueEvent(StreamOf(Year))
{
    public const string Name = "catalogue.holidays_published";

    public override string Type => Name;

    public static string StreamOf(int year) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"holidays:{year}");

    public override CatalogueContent ApplyTo(CatalogueContent content) =>
        content with { Holidays = content.Holidays.SetItem(Year, Days) };
}
