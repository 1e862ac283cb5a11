using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Supplementing;

/// <summary>
/// Asks the applicant to complete the dossier (form 02): once, completely, with a reason and the legal clause for each
/// thing. After acceptance only within three working days of receipt. A second request needs the release of a leader
/// and makes the dossier late for index 2.1. Source: Decree 61/2018 Art. 15(3), 17(2), 19(4).
/// </summary>
/// <param name="Items">What to put right; at least one.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.request-supplement")]
public sealed record RequestSupplement(
    [property: Id(0)] ImmutableArray<SupplementItem> Items) : DossierCommand
{
    private static readonly LocalizedText UnknownTarget = new(
        "Thủ tục không có thành phần hoặc trường này. Hãy ghi mã thành phần (c1) hoặc đường dẫn trường (/ten).",
        "The procedure has no such component or field. Give a component id (c1) or a field pointer (/name).");

    private static readonly LocalizedText Nothing = new(
        "Phiếu yêu cầu bổ sung phải nêu ít nhất một nội dung.",
        "A supplement request names at least one thing.");

    internal override Permission Permission => Permission.Handlers;

    internal override StatusSet PossibleIn =>
        StatusSet.Of(DossierStatus.Submitted, DossierStatus.Accepted, DossierStatus.InProcess);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context)
    {
        if (dossier.SupplementRequests > 0 && !dossier.SecondSupplementReleased)
            return DossierRefusals.SecondSupplement;
        if (CheckTargets(context) is { IsEmpty: false } errors)
            return DossierRefusals.SupplementInvalid(errors);

        // The leader's release lifts the time limit with the ban: both exist to make the one request a complete one.
        if (dossier is { ReceivedAt: { } receivedAt, SecondSupplementReleased: false }
            && context.Time.SupplementRequestBy(receivedAt).At is var until && context.Now > until)
            return DossierRefusals.SupplementTooLate(until);

        return new SupplementRequested(Items);
    }

    private ImmutableArray<FieldError> CheckTargets(DossierContext context)
    {
        if (Items.IsDefaultOrEmpty)
            return [new FieldError("/items", "supplement.nothing_asked", Nothing)];

        var errors = ImmutableArray<FieldError>.Empty;
        for (var index = 0; index < Items.Length; index++)
        {
            var target = Items[index].Target;
            var known = target.StartsWith('/')
                ? context.Form.HasField(target)
                : ComponentRules.Find(context.Procedure, target) is not null;
            if (!known)
            {
                var pointer = string.Create(CultureInfo.InvariantCulture, $"/items/{index}/target");
                errors = errors.Add(new FieldError(pointer, "supplement.unknown_target", UnknownTarget));
            }
        }

        return errors;
    }
}

/// <summary>The applicant was asked to complete the dossier; while they have not answered, the clock of index 2.1 rests.</summary>
internal sealed record SupplementRequested(ImmutableArray<SupplementItem> Items) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        Status = DossierStatus.SupplementRequested,
        ResumesAs = dossier.Status,
        AskedFor = Items,
        SupplementRequests = dossier.SupplementRequests + 1,
        SecondSupplementReleased = false,
        PausedFrom = dossier.ReceivedAt is null ? null : occurrence.At,
    };
}
