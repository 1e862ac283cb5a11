namespace Portal.Api.Tests.Walk;

/// <summary>
/// Which step leads from which status to which, written down a second time and independently of the portal: after
/// Decree 61/2018 and the ten statuses of the National Portal.
/// </summary>
internal static class StateMachine
{
    private const string Draft = "draft";
    private const string Submitted = "submitted";
    private const string Accepted = "accepted";
    private const string InProcess = "inProcess";
    private const string Supplement = "supplementRequested";
    private const string Payment = "paymentRequested";
    private const string Withdrawn = "withdrawn";
    private const string Stopped = "stopped";
    private const string Refused = "refused";
    private const string Finished = "finished";
    private const string Returned = "resultReturned";

    private static readonly HashSet<(string From, string Action, string To)> Edges =
    [
        (Draft, "save", Draft),
        (Draft, "discard", Withdrawn),
        (Draft, "submission", Submitted),
        (Submitted, "acceptance", Accepted),
        .. Go("refusal", Refused, Submitted, Supplement, Payment),
        .. Stay("originals-check", Submitted, Accepted, InProcess, Supplement, Payment, Finished),
        .. Stay("components", Submitted, Accepted, InProcess, Finished),
        .. Stay("extension", Accepted, InProcess, Payment),
        .. Stay("second-supplement-release", Submitted, Accepted, InProcess),
        .. Stay("rating", Refused, Stopped, Finished, Returned),
        .. Stay("synchronisation",
            Submitted, Accepted, InProcess, Supplement, Payment, Refused, Withdrawn, Stopped, Finished, Returned),
        (Accepted, "assignment", InProcess),
        .. Stay("assignment", InProcess, Supplement, Payment),
        (Accepted, "forwarding", InProcess),
        (InProcess, "forwarding", InProcess),
        .. Go("supplement-request", Supplement, Submitted, Accepted, InProcess),
        .. Back("supplement", Supplement),
        .. Go("payment-request", Payment, Submitted, Accepted, InProcess),
        .. Back("payment", Payment),
        .. Stay("payment", Submitted, Accepted, InProcess, Supplement, Finished),
        .. Go("withdrawal", Withdrawn, Submitted, Accepted, InProcess, Supplement, Payment),
        .. Go("stop", Stopped, Accepted, InProcess, Supplement, Payment),
        .. Go("result", Finished, Accepted, InProcess),
        (Finished, "result-return", Returned),
    ];

    public static bool Allows(string from, string action, string to) => Edges.Contains((from, action, to));

    public static string[] ActionsFrom(string status) =>
        [.. Edges.Where(edge => edge.From == status).Select(edge => edge.Action).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<(string, string, string)> Stay(string action, params string[] at) =>
        at.Select(status => (status, action, status));

    private static IEnumerable<(string, string, string)> Go(string action, string to, params string[] from) =>
        from.Select(status => (status, action, to));

    /// <summary>Back to where it was interrupted, which is one of three.</summary>
    private static IEnumerable<(string, string, string)> Back(string action, string from) =>
        new[] { Submitted, Accepted, InProcess }.Select(to => (from, action, to));
}
