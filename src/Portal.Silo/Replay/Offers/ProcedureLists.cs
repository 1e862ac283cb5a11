using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Procedures;
using Portal.Silo.Replay.Planning;

namespace Portal.Silo.Replay.Offers;

/// <summary>
/// The procedures of each class, the same order for all units of a replay: real ones that every unit handles and every
/// dossier can use come first, generated ones follow. A unit takes the first so many, so the sets of units are nested
/// and their union is the largest of them.
/// </summary>
internal sealed class ProcedureLists
{
    private readonly CatalogueSnapshot catalogue;
    private readonly Dictionary<ProcedureClass, List<ProcedureVersion>> real;

    public ProcedureLists(CatalogueSnapshot catalogue, IReadOnlyList<Agency> units, ReplayCalendar calendar, ReceiptDays days)
    {
        this.catalogue = catalogue;
        var (first, last) = (calendar.Days[0].Date, calendar.Days[^1].Date);
        real = Enum.GetValues<ProcedureClass>().ToDictionary(one => one, one => catalogue.Procedures
            .Select(procedure => catalogue.ProcedureInForce(procedure.Code, first))
            .OfType<ProcedureVersion>()
            .Where(procedure => !GeneratedProcedures.IsGenerated(procedure.Code)
                && ClassOf(procedure) == one
                && units.All(unit => Competence.Handles(unit, procedure))
                && procedure.Components.Any(component => component is { PresentOnly: false, FromForm: false })
                && IsForEveryDossier(procedure, days)
                && catalogue.ProcedureInForce(procedure.Code, last)?.Version == procedure.Version)
            .OrderBy(procedure => procedure.OnlineKind)
            .ToList());

        // Only where every dossier by which a procedure counts is verified and pays nothing, level 4 suits them all.
        foreach (var (_, list) in real.Where(one => one.Key != ProcedureClass.CitizenFree))
            list.RemoveAll(procedure => procedure.OnlineKind == OnlineKind.Full);
    }

    /// <summary>How many generated procedures of each class are needed for so many.</summary>
    public ClassCounts GeneratedFor(ClassCounts counts) => new(
        Missing(ProcedureClass.CitizenFee, counts), Missing(ProcedureClass.CitizenFree, counts),
        Missing(ProcedureClass.EnterpriseFee, counts), Missing(ProcedureClass.EnterpriseFree, counts));

    /// <summary>Some procedures of a class, by their place in the list.</summary>
    public IEnumerable<ProcedureVersion> Take(CatalogueSnapshot extended, ProcedureClass one, int skip, int count) =>
        Enumerable.Range(skip, count).Select(place =>
        {
            // Whoever is not verified needs a procedure of level 3: it stands first.
            var begins = BeginsGenerated(one) ? 1 : 0;
            return place >= begins && place - begins < real[one].Count
                ? real[one][place - begins]
                : extended.Procedure(GeneratedProcedures.CodeOf(one, place < begins ? 1 : place - real[one].Count + 1), 1)!;
        });

    /// <summary>The procedures whose names generated ones borrow.</summary>
    public IReadOnlyList<ProcedureVersion> Names => catalogue.Procedures;

    private bool BeginsGenerated(ProcedureClass one) => real[one] is [{ OnlineKind: OnlineKind.Full }, ..];

    private int Missing(ProcedureClass one, ClassCounts counts) =>
        Math.Max(BeginsGenerated(one) && counts[one] > 0 ? 1 : 0, counts[one] - real[one].Count);

    private static ProcedureClass? ClassOf(ProcedureVersion procedure)
    {
        var citizens = procedure.Subjects.Contains(SubjectKind.Citizen);
        return (procedure.Fee.Kind, procedure.OnlineKind) switch
        {
            (_, OnlineKind.None) or (FeeKind.SetByAgency, _) => null,
            (FeeKind.Fixed, _) => citizens ? ProcedureClass.CitizenFee : ProcedureClass.EnterpriseFee,
            _ => citizens ? ProcedureClass.CitizenFree : ProcedureClass.EnterpriseFree,
        };
    }

    private static bool IsForEveryDossier(ProcedureVersion procedure, ReceiptDays days) =>
        ReceiptDays.CanPlan(procedure.Limit) && Enum.GetValues<Outcome>().All(outcome =>
            !days.For(procedure.Limit, outcome, carriedOver: false).IsEmpty
            && (outcome == Outcome.OpenOnTime || !days.For(procedure.Limit, outcome, carriedOver: true).IsEmpty));
}
