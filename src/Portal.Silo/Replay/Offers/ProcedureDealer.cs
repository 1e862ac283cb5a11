using System.Collections.Immutable;
using Portal.Grains.Dossiers;
using Portal.Grains.Procedures;
using Portal.Silo.Replay.Planning;

namespace Portal.Silo.Replay.Offers;

/// <summary>
/// Gives every dossier its procedure: first each active procedure the dossier by which it counts, then the rest by
/// chance among those that suit.
/// </summary>
internal sealed class ProcedureDealer(UnitOffer offer, DossierTraits[] dossiers, Random random)
{
    private readonly ProcedureVersion?[] dealt = new ProcedureVersion?[dossiers.Length];

    /// <exception cref="ReplayPlanException">Some active procedure finds no dossier.</exception>
    public ImmutableArray<ProcedureVersion> Deal()
    {
        var fees = Shuffled(one => one.WithFee);
        var free = Shuffled(one => !one.WithFee);
        Cover(ProcedureClass.CitizenFee, fees, one => (one.PaidInPeriod ? 4 : 0) + (one.Verified ? 2 : 0) + Shown(one));
        Cover(ProcedureClass.EnterpriseFee, fees, one => (one.PaidInPeriod ? 4 : 0) + (one.Verified ? 0 : 2) + Shown(one));
        Cover(ProcedureClass.CitizenFree, free, one => (one.Verified ? 4 : 0) + Shown(one));
        Cover(ProcedureClass.EnterpriseFree, free, one => (one.Verified ? 0 : 4) + Shown(one));
        DealRest(fees, ProcedureClass.CitizenFee, ProcedureClass.EnterpriseFee);
        DealRest(free, ProcedureClass.CitizenFree, ProcedureClass.EnterpriseFree);
        return [.. dealt.Select(procedure => procedure!)];
    }

    /// <summary>Received online in the period: what index 3.2 looks for.</summary>
    private static int Shown(DossierTraits one) => one is { Channel: Channel.Online, CarriedOver: false } ? 1 : 0;

    private List<int> Shuffled(Func<DossierTraits, bool> belongs)
    {
        var indices = Enumerable.Range(0, dossiers.Length).Where(index => belongs(dossiers[index])).ToArray();
        random.Shuffle(indices);
        return [.. indices];
    }

    private void Cover(ProcedureClass one, List<int> among, Func<DossierTraits, int> worth)
    {
        var procedures = offer.Active[one];
        if (procedures.IsEmpty)
            return;

        var best = among.Where(index => dealt[index] is null).OrderByDescending(index => worth(dossiers[index])).ToList();
        foreach (var procedure in procedures)
        {
            var place = best.FindIndex(index => Suits(dossiers[index], procedure));
            if (place < 0)
                throw new ReplayPlanException($"There are fewer dossiers than active procedures of the class {one}.");
            dealt[best[place]] = procedure;
            best.RemoveAt(place);
        }
    }

    private void DealRest(List<int> indices, params ProcedureClass[] classes)
    {
        var all = classes.SelectMany(one => offer.Active[one]).ToArray();
        foreach (var index in indices.Where(index => dealt[index] is null))
        {
            var suitable = Array.FindAll(all, procedure => Suits(dossiers[index], procedure));
            if (suitable.Length == 0)
                throw new ReplayPlanException("No active procedure suits a dossier.");
            dealt[index] = suitable[random.Next(suitable.Length)];
        }
    }

    /// <summary>Level 4 online: the identity is checked, nothing is paid at the counter, no paper is brought there.</summary>
    private static bool Suits(DossierTraits one, ProcedureVersion procedure) =>
        procedure.OnlineKind != OnlineKind.Full
        || one.Channel != Channel.Online
        || (one.Verified && (one.PaidOnline || !one.WithFee)
            && (one.WithFile || !procedure.Components.Any(component => component.Required)));
}
