using Microsoft.AspNetCore.Http;
using Portal.Api.Authentication;
using Portal.Api.Problems;
using Portal.Grains.Petitions;
using Portal.Grains.Shared;

namespace Portal.Api.Petitions;

/// <summary>Reads one petition; the grain decides who may see it.</summary>
internal static class PetitionReading
{
    public static async Task<IResult> View(
        string id, HttpContext context, IGrainFactory grains, IPetitionNotes notes, CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        if (!PetitionKey.TryParse(id, out var key)
            || await grains.GetPetition(key).View(caller) is not { } petition)
            return PortalProblem.Of("petition.not_found");

        // No 304 here: a petition becomes overdue without a new revision.
        context.Response.Headers.ETag = EntityTag.Of(petition.Revision);
        return TypedResults.Ok(await notes.WithNotesAsync(petition, caller.Role, cancellationToken));
    }
}
