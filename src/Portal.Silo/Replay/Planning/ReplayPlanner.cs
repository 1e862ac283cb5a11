using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Dossiers;
using Portal.Grains.Scoring;
using Portal.Silo.Replay.Announcements;
using Portal.Silo.Replay.Offers;
using Portal.Silo.Replay.Petitions;
using Portal.Silo.Replay.Province;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Planning;

/// <summary>Plans the replay of some units of one period over the shipped catalogue.</summary>
internal sealed class ReplayPlanner(ReplayCatalogue shipped, CatalogueClocks clocks, ReplayRates rates)
{
    /// <summary>Generated procedures without dossiers that are at hand to fill up what is counted below the line.</summary>
    private const int Spares = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <exception cref="ReplayPlanException">The observations cannot be replayed.</exception>
    public ReplayPlan Plan(IReadOnlyList<Observation> units, ReplayStyle style, int seed, Observation? parent = null)
    {
        if (!ScorePeriod.TryParse(units[0].Period, out var period))
            throw new ReplayPlanException($"{units[0].Period} is no month, quarter or year.");

        var random = new Random(seed);
        var agencies = units.Select(AgencyOf).ToList();
        var calendar = new ReplayCalendar(clocks.Of(agencies[0].Code), period, style);
        var days = new ReceiptDays(calendar);
        var drafts = Drafts(units, parent, style, random);
        var province = parent is null ? null : ProvinceOffer.Of(parent, units, [.. drafts.Select(draft => draft.Counts)]);
        if (province is not null)
            drafts = [.. drafts.Zip(province.Apply(drafts.Select(draft => draft.Counts)), (draft, counts) => draft with { Counts = counts })];

        var lists = new ProcedureLists(shipped.Current, agencies, calendar, days);
        var most = drafts.Select(draft => draft.Counts.Active + draft.Counts.Idle).Append(province?.All ?? default)
            .Aggregate(ClassCounts.Max);
        var generated = lists.GeneratedFor(most);
        var codes = GeneratedProcedures.Codes(generated with { EnterpriseFree = generated.EnterpriseFree + Spares });
        var catalogue = shipped.With(GeneratedProcedures.File(codes, lists.Names));
        var context = new UnitContext(lists, catalogue, calendar, days, style, random);
        var plans = drafts.Select(draft => PlanUnit(draft, context)).ToImmutableArray();
        using var spare = Enumerable.Range(generated.EnterpriseFree + 1, Spares)
            .Select(number => catalogue.Procedure(GeneratedProcedures.CodeOf(ProcedureClass.EnterpriseFree, number), 1)!)
            .GetEnumerator();
        var provisions = new ProvisionWriter(spare);
        var records = plans.SelectMany(plan => provisions.Write(plan.Unit, plan.Offer, ShownOf(plan.Dossiers), plan.Online)).ToList();
        if (province is not null)
            records = province.Complete(parent!.Unit, lists, catalogue, records, spare);
        var announced = AnnouncementsOf(
            parent ?? units.FirstOrDefault(unit => unit.Indices.ContainsKey("1.3")) ?? units[0], period);
        var used = records.Select(record => record.Procedure)
            .Where(GeneratedProcedures.IsGenerated).Distinct(StringComparer.Ordinal);
        return new ReplayPlan(
            period, calendar, catalogue, plans,
            new ReplayFiles(GeneratedProcedures.File(used, lists.Names), JsonOf(records), JsonOf(announced)), parent);
    }

    private Agency AgencyOf(Observation published) => shipped.Current.Agencies.Find(published.Unit)
        ?? throw new ReplayPlanException($"The catalogue has no agency {published.Unit}.");

    private List<UnitDraft> Drafts(
        IReadOnlyList<Observation> units, Observation? parent, ReplayStyle style, Random random)
    {
        var targets = parent is null
            ? [.. units.Select(published => PlanTargets.Of(published, rates).Split(published, rates))]
            : new ProvinceTargets(parent, units, rates).Fit();
        var petitions = parent is null ? [.. units.Select(PetitionTargets.Of)] : ProvincePetitions.Of(parent, units);
        return [.. units.Select((published, i) =>
        {
            var dossiers = new TraitDealer(targets[i], rates, random).Deal();
            if (style == ReplayStyle.Lean && !published.Indices.ContainsKey("1.4") && parent?.Indices.ContainsKey("1.4") != true)
                Array.ForEach(dossiers, one => one.Unsynchronised = true);
            return new UnitDraft(published, targets[i], petitions[i], dossiers, OfferCounts.Of(published, dossiers));
        })];
    }

    private static UnitPlan PlanUnit(UnitDraft draft, UnitContext context)
    {
        var (unit, random) = (draft.Published.Unit, context.Random);
        var cast = new Cast(unit, draft.Dossiers.Length, context.Style, random);
        var offer = UnitOffer.Of(draft.Counts, context.Lists, context.Catalogue);
        var procedures = new ProcedureDealer(offer, draft.Dossiers, random).Deal();
        var writer = new ScriptWriter(context.Calendar, context.Days, cast, unit, context.Style, random);
        var dossiers = draft.Dossiers.Select((one, index) => writer.Write(index + 1, one, procedures[index])).ToImmutableArray();
        return new UnitPlan(
            draft.Published, draft.Targets, offer,
            OnlineOffer.Of(draft.Published, draft.Targets, offer.All.Count(), ShownOf(dossiers).Count),
            dossiers,
            new PetitionPlanner(context.Calendar, cast, random).Plan(unit, draft.Petitions));
    }

    /// <summary>Procedures with a dossier received online in the period.</summary>
    private static ImmutableHashSet<string> ShownOf(IEnumerable<PlannedDossier> dossiers) =>
    [
        .. dossiers.Where(one => one.Traits is { Channel: Channel.Online, CarriedOver: false })
            .Select(one => one.Procedure.Code),
    ];

    /// <summary>Announcements of real procedures: there are more of them than any province has shown.</summary>
    private ImmutableArray<AnnouncementRecord> AnnouncementsOf(Observation published, ScorePeriod period)
    {
        var root = published.Unit.Split('.')[0];
        var codes = shipped.Current.Procedures.Select(procedure => procedure.Code).ToList();
        return AnnouncementPlan.Of(published, period, root, clocks.Of(root), codes);
    }

    private static byte[] JsonOf<TRecord>(IReadOnlyCollection<TRecord> records) =>
        records.Count == 0 ? [] : JsonSerializer.SerializeToUtf8Bytes(records, Json);

    private sealed record UnitDraft(
        Observation Published, PlanTargets Targets, PetitionTargets Petitions, DossierTraits[] Dossiers, OfferCounts Counts);

    private sealed record UnitContext(
        ProcedureLists Lists, CatalogueSnapshot Catalogue, ReplayCalendar Calendar, ReceiptDays Days, ReplayStyle Style,
        Random Random);
}
