using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue.Import;

/// <summary>Reads what agencies offer of procedures: one record for an agency, a procedure and a first day.</summary>
internal static class ProvisionRecords
{
    private static readonly FrozenDictionary<string, ServiceState> States = new Dictionary<string, ServiceState>
    {
        ["public"] = ServiceState.Public,
        ["closing"] = ServiceState.Closing,
        ["test"] = ServiceState.Test,
        ["none"] = ServiceState.None,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Fields = FrozenSet.Create(
        StringComparer.Ordinal,
        "agency", "procedure", "from", "to", "underAuthority", "onlineKind", "service", "paymentIntegrated", "source", "note");

    /// <summary>What the file says of each agency, with the line of its first record.</summary>
    public static List<(string Agency, ImmutableArray<Provision> Provisions, int Line)> Read(
        LinedNode root, CatalogueContent published, List<ImportError> errors)
    {
        var read = new List<(string Agency, Provision Provision, int Line)>();
        foreach (var reader in RecordList.Read(root, errors, ["agency", "procedure", "from"], optional: "from"))
        {
            reader.Knows(Fields);
            read.Add((reader.Required("agency", AgencyCode.MaxLength), ReadOne(reader, published), reader.Record.Line));
        }

        return
        [
            .. read.GroupBy(one => one.Agency, StringComparer.Ordinal).Select(agency => (
                agency.Key, agency.Select(one => one.Provision).ToImmutableArray(), agency.First().Line)),
        ];
    }

    private static Provision ReadOne(RecordReader reader, CatalogueContent published)
    {
        var record = reader.Record;
        var provision = new Provision(
            reader.Required("procedure", 20),
            reader.Date("from"),
            reader.Date("to"),
            reader.Flag("underAuthority"),
            reader.RequiredChoice("onlineKind", ProcedureWords.OnlineKinds),
            reader.RequiredChoice("service", States),
            reader.Flag("paymentIntegrated"));
        if (!published.Agencies.ContainsKey(record["agency"]!.Text!))
            reader.Refuse(record["agency"]!, "import.unknown_agency", "không có cơ quan này", "there is no such agency");
        if (!published.Procedures.TryGetValue(provision.Procedure, out var procedure))
            reader.Refuse(record["procedure"]!, "import.unknown_procedure", "không có thủ tục này", "there is no such procedure");
        else if (provision.PaymentIntegrated && procedure.Newest!.Procedure.Fee.Kind == FeeKind.Free)
            reader.Refuse(record["paymentIntegrated"]!, "import.fee", "thủ tục miễn phí không có thanh toán trực tuyến",
                "a procedure without a fee has no online payment");
        if (provision is { OnlineKind: OnlineKind.None, Service: not ServiceState.None })
            reader.Refuse(record["service"] ?? record, "import.service", "dịch vụ trực tuyến cần \"onlineKind\" full hoặc partial",
                "an online service needs \"onlineKind\" full or partial");
        if (provision.From > provision.To)
            reader.Refuse(record["to"]!, "import.effective_dates", "\"to\" trước \"from\"", "\"to\" is before \"from\"");
        return provision;
    }
}
