namespace Portal.Silo.Replay.Offers;

/// <summary>A number for each class of procedures.</summary>
internal readonly record struct ClassCounts(int CitizenFee, int CitizenFree, int EnterpriseFee, int EnterpriseFree)
{
    public int this[ProcedureClass one] => one switch
    {
        ProcedureClass.CitizenFee => CitizenFee,
        ProcedureClass.CitizenFree => CitizenFree,
        ProcedureClass.EnterpriseFee => EnterpriseFee,
        _ => EnterpriseFree,
    };

    public int Sum => CitizenFee + CitizenFree + EnterpriseFee + EnterpriseFree;

    public static ClassCounts operator +(ClassCounts a, ClassCounts b) => new(
        a.CitizenFee + b.CitizenFee, a.CitizenFree + b.CitizenFree,
        a.EnterpriseFee + b.EnterpriseFee, a.EnterpriseFree + b.EnterpriseFree);

    public static ClassCounts Max(ClassCounts a, ClassCounts b) => new(
        Math.Max(a.CitizenFee, b.CitizenFee), Math.Max(a.CitizenFree, b.CitizenFree),
        Math.Max(a.EnterpriseFee, b.EnterpriseFee), Math.Max(a.EnterpriseFree, b.EnterpriseFree));
}
