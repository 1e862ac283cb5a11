namespace Portal.Silo.Replay.Offers;

/// <summary>What the indices over procedures see of a procedure: who may ask for it, and whether it costs something.</summary>
internal enum ProcedureClass
{
    CitizenFee,
    CitizenFree,
    EnterpriseFee,
    EnterpriseFree,
}
