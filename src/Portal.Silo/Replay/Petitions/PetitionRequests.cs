using Portal.Api.Petitions;

namespace Portal.Silo.Replay.Petitions;

/// <summary>Turns the steps of a petition into requests.</summary>
internal static class PetitionRequests
{
    public static (string Path, object? Body) Write(PlannedPetition petition, StepKind step) => step switch
    {
        StepKind.SendPetition => ("citizen/petitions", new SendPetitionEndpoint.Request(
            petition.Unit, petition.Class, "Đề nghị cơ quan xem xét và trả lời phản ánh này.")),
        StepKind.TakePetition => ("agency/petitions/{id}/receipt", null),
        StepKind.AnswerPetition => ("agency/petitions/{id}/answer",
            new AnswerPetitionEndpoint.Request("Cơ quan đã kiểm tra và trả lời như sau.")),
        StepKind.PublishAnswer => ("agency/petitions/{id}/publication", null),
        StepKind.RatePetition => ("citizen/petitions/{id}/rating", new RatePetitionEndpoint.Request(!petition.Disliked)),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step of a petition."),
    };
}
