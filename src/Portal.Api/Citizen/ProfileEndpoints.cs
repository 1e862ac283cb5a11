using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Citizens;
using Portal.Grains.Shared;

namespace Portal.Api.Citizen;

/// <summary>One's own contact data.</summary>
internal static class ProfileEndpoints
{
    /// <param name="Phone">Phone number.</param>
    /// <param name="Email">E-mail address.</param>
    /// <param name="Address">Postal address.</param>
    /// <param name="Language">Language of messages.</param>
    internal sealed record Request(
        string FullName,
        string? Phone = null,
        string? Email = null,
        string? Address = null,
        string Language = "vi");

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.FullName).Text(100);
            RuleFor(request => request.Phone)
                .Must(phone => phone is null || ContactRules.IsPhone(phone))
                .Because("phone", "Số điện thoại gồm 9 đến 15 chữ số.", "A phone number of 9 to 15 digits.");
            RuleFor(request => request.Email)
                .Must(email => email is null || ContactRules.IsEmail(email))
                .Because("email", "Địa chỉ thư điện tử không hợp lệ.", "Not an e-mail address.");
            RuleFor(request => request.Address).OptionalText(300);
            RuleFor(request => request.Language)
                .Must(language => language is "vi" or "en")
                .Because("language", "Chọn vi hoặc en.", "Choose vi or en.");
        }
    }

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/profile", Get)
            .Reads<CitizenProfile>("getProfile", "One's own contact data");
        group.MapPut("/profile", Put)
            .WithName("saveProfile")
            .WithSummary("Replace one's own contact data")
            .Produces<CitizenProfile>()
            .NeedsRevision();
    }

    private static async Task<IResult> Get(HttpContext context, IGrainFactory grains)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");

        var profile = await grains.GetCitizen(caller.Subject).GetProfile();
        context.Response.Headers.ETag = EntityTag.Of(profile.Revision);
        return TypedResults.Ok(profile);
    }

    private static Task<IResult> Put(CommandRequest<Request> request, CommandDesk desk, IGrainFactory grains)
    {
        var (body, envelope) = (request.Body, request.Envelope);
        var contact = new ContactDetails(body.FullName, body.Phone, body.Email, body.Address, body.Language);
        return desk.Execute(
            envelope, () => grains.GetCitizen(envelope.Caller.Subject).SaveProfile(contact, envelope));
    }
}
