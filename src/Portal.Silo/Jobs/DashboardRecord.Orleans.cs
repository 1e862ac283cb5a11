using System.Security.Cryptography;
using System.Text;
using Portal.Api.Authentication;
using Portal.Grains.Administration;
using Portal.Grains.Shared;

namespace Portal.Silo.Jobs;

/// <summary>Writes down what administrators do on the dashboard of jobs, before it is carried out.</summary>
internal static class DashboardRecord
{
    public static async Task WriteAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || CallerReader.Read(context.User) is not { Role: Role.Administrator } caller)
            return;

        // The numbers of jobs come as a form, which is read once and kept.
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var said = form is null ? "" : string.Join('&', form.Select(field => $"{field.Key}={field.Value}"));
        var act = new AdministrationAct(
            caller.Actor,
            caller.Agency,
            "jobs.dashboard",
            context.Request.Path,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said))),
            null);
        await context.RequestServices.GetRequiredService<IAdministrationRecord>().WriteAsync(act, context.RequestAborted);
    }
}
