using System.Collections.Frozen;
using Portal.Grains.Agencies;
using Portal.Grains.Procedures;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Catalogue.Import;

/// <summary>The words of the procedure format and what they mean here.</summary>
internal static class ProcedureWords
{
    public static readonly FrozenDictionary<string, OnlineKind> OnlineKinds = new Dictionary<string, OnlineKind>
    {
        ["full"] = OnlineKind.Full,
        ["partial"] = OnlineKind.Partial,
        ["none"] = OnlineKind.None,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, SubjectKind> Subjects = new Dictionary<string, SubjectKind>
    {
        ["citizen"] = SubjectKind.Citizen,
        ["enterprise"] = SubjectKind.Enterprise,
        ["organisation"] = SubjectKind.Organisation,
    }.ToFrozenDictionary();

    /// <summary>"other" stands for bodies outside the portal's agencies, such as embassies and courts.</summary>
    public static readonly FrozenDictionary<string, AgencyKind> Levels = new Dictionary<string, AgencyKind>
    {
        ["ministry"] = AgencyKind.Ministry,
        ["province"] = AgencyKind.Province,
        ["commune"] = AgencyKind.Commune,
        ["other"] = (AgencyKind)(-1),
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, TimeLimitUnit> Units = new Dictionary<string, TimeLimitUnit>
    {
        ["immediate"] = TimeLimitUnit.Immediate,
        ["hour"] = TimeLimitUnit.WorkingHour,
        ["working_day"] = TimeLimitUnit.WorkingDay,
        ["day"] = TimeLimitUnit.Day,
        ["month"] = TimeLimitUnit.Month,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, FeeKind> Fees = new Dictionary<string, FeeKind>
    {
        ["free"] = FeeKind.Free,
        ["fixed"] = FeeKind.Fixed,
        ["set-by-province"] = FeeKind.SetByAgency,
        ["by-law"] = FeeKind.SetByAgency,
        ["by-circular"] = FeeKind.SetByAgency,
        ["unknown"] = FeeKind.SetByAgency,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, bool> Channels = new Dictionary<string, bool>
    {
        ["online"] = true,
        ["post"] = false,
        ["direct"] = false,
    }.ToFrozenDictionary();

    /// <summary>Forms of a component, and whether an original is part of it.</summary>
    public static readonly FrozenDictionary<string, bool> ComponentForms = new Dictionary<string, bool>
    {
        ["original"] = true,
        ["original-and-copy"] = true,
        ["copy"] = false,
        ["original-or-copy"] = false,
        ["e-form"] = false,
    }.ToFrozenDictionary();

    public static readonly FrozenSet<string> Fields = FrozenSet.Create(
        StringComparer.Ordinal,
        "code", "name", "field", "ministry", "ministryCode", "level", "levels", "onlineKind", "onlineKindSource",
        "oldLevel", "channels", "timeLimit", "fee", "subjects", "components", "componentsTotal", "resultName", "results",
        "hasDocumentResult", "decision", "agency", "completeness", "source", "url", "assumed", "dataReplacement",
        "internalSteps", "effectiveFrom", "effectiveTo", "decisionDate", "publishedAt", "legalBasisEffective",
        "shortenedProcedure", "form");
}
