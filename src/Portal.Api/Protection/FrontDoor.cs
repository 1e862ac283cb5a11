using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Api.Problems;

namespace Portal.Api.Protection;

/// <summary>
/// What happens to every request first, in one step: its moment is noted, its answer gets the headers, and it is let in
/// or turned away.
/// </summary>
internal static class FrontDoor
{
    public static void AddFrontDoor(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(
            builder.Configuration.GetSection(OverloadOptions.SectionName).Get<OverloadOptions>() ?? new OverloadOptions());
        builder.Services.AddSingleton<SecurityHeaders>();
        builder.Services.AddSingleton<WaitingTime>();
        builder.Services.AddSingleton<Overload>();
    }

    public static void UseFrontDoor(this WebApplication app)
    {
        var headers = app.Services.GetRequiredService<SecurityHeaders>();
        var overload = app.Services.GetRequiredService<Overload>();
        var time = app.Services.GetRequiredService<TimeProvider>();
        ProblemMetrics.Begin();
        app.Use((HttpContext context, RequestDelegate next) =>
        {
            Arrival.Note(context, time);
            headers.Apply(context.Response);
            return overload.Pass(context, next);
        });
    }
}
