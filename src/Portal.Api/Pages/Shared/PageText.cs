using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Dev;
using Portal.Grains.Shared;

namespace Portal.Api.Pages.Shared;

/// <summary>Words, numbers and links of the pages, in the reader's language.</summary>
public sealed class PageText
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
    private static readonly NumberFormatInfo English = NumberFormatInfo.InvariantInfo;

    private const string Off = "off";

    private readonly bool chosen;

    private PageText(HttpContext context)
    {
        var lang = context.Request.Query["lang"].ToString();
        chosen = lang is "vi" or "en";
        Language = chosen ? lang : Problems.Language.Of(context);
        Reloads = context.Request.Query["reload"] != Off;
        Switch = With(context.Request.Query, "lang", Other);
        ReloadSwitch = With(context.Request.Query, "reload", Reloads ? Off : null);
        IsDevelopment = context.RequestServices.GetService<DevIssuer>() is not null;
    }

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>The other language, for the switch.</summary>
    public string Other => IsEnglish ? "vi" : "en";

    /// <summary>
    /// This page in the other language: the query alone, which a browser puts behind the path that it shows. A path that was
    /// asked for is not repeated: <c>//elsewhere/x</c> would be read as another host.
    /// </summary>
    public string Switch { get; }

    /// <summary>Whether a page that is renewed reloads itself where there are no scripts: unless the reader chose otherwise.</summary>
    public bool Reloads { get; }

    /// <summary>This page with the other choice, as <see cref="Switch"/>.</summary>
    public string ReloadSwitch { get; }

    /// <summary>Whether the portal is one to try out.</summary>
    public bool IsDevelopment { get; }

    private bool IsEnglish => Language == "en";

    /// <summary>The language of a request: chosen by <c>?lang=</c>, or asked for by <c>Accept-Language</c>.</summary>
    public static PageText Of(HttpContext context) => new(context);

    /// <summary>The text in the reader's language.</summary>
    public string Say(string vi, string en) => IsEnglish ? en : vi;

    /// <summary>The text in the reader's language.</summary>
    public string Say(LocalizedText text) => text.In(Language);

    /// <summary>Points, with two decimals.</summary>
    public string Points(decimal points) => points.ToString("0.00", Format);

    /// <summary>Most points, which are mostly whole.</summary>
    public string Max(decimal points) => points.ToString("0.##", Format);

    /// <summary>A change of points, with its sign.</summary>
    public string Change(decimal points) => points.ToString("+0.00;−0.00;0.00", Format);

    /// <summary>A number of things.</summary>
    public string Count(long count) => count.ToString("#,0", Format);

    /// <summary>A ratio as percentage with two decimals.</summary>
    public string Percent(decimal ratio) => (ratio * 100).ToString("0.00", Format) + " %";

    /// <summary>A day as people here write it.</summary>
    public static string Day(DateTimeOffset moment) =>
        moment.ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A time of day.</summary>
    public static string Time(DateTimeOffset moment) =>
        moment.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment as people here write it.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A link inside the portal that keeps what the reader chose.</summary>
    public string Link(string path, params IEnumerable<(string Name, string? Value)> query)
    {
        var builder = new QueryBuilder();
        foreach (var (name, value) in query)
        {
            if (value is not null)
                builder.Add(name, value);
        }

        if (chosen)
            builder.Add("lang", Language);
        if (!Reloads)
            builder.Add("reload", Off);
        return path + builder.ToQueryString().ToUriComponent();
    }

    /// <summary>The query of this page with another value of one name; never empty, which would be the page as it is.</summary>
    private static string With(IQueryCollection query, string name, string? value)
    {
        var builder = new QueryBuilder(query
            .Where(pair => !pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value.Select(one => KeyValuePair.Create(pair.Key, one ?? ""))));
        if (value is not null)
            builder.Add(name, value);
        return builder.ToQueryString() is { HasValue: true } some ? some.ToUriComponent() : "?";
    }

    private NumberFormatInfo Format => IsEnglish ? English : Vietnamese;

    /// <summary>The name of a kind of service.</summary>
    public string Of(Grains.Procedures.OnlineKind kind) => kind switch
    {
        Grains.Procedures.OnlineKind.Full => Say("Toàn trình", "Fully online"),
        Grains.Procedures.OnlineKind.Partial => Say("Một phần", "Partly online"),
        _ => Say("Tại quầy", "At the counter"),
    };

    /// <summary>The name of a status, as the National Portal gives it.</summary>
    public string Of(Grains.Dossiers.DossierStatus status) => status switch
    {
        Grains.Dossiers.DossierStatus.Draft => Say("Bản nháp", "Draft"),
        Grains.Dossiers.DossierStatus.Submitted => Say("Mới đăng ký", "Submitted"),
        Grains.Dossiers.DossierStatus.Accepted => Say("Được tiếp nhận", "Accepted"),
        Grains.Dossiers.DossierStatus.Refused => Say("Không được tiếp nhận", "Not accepted"),
        Grains.Dossiers.DossierStatus.InProcess => Say("Đang xử lý", "In process"),
        Grains.Dossiers.DossierStatus.SupplementRequested => Say("Yêu cầu bổ sung giấy tờ", "Supplement requested"),
        Grains.Dossiers.DossierStatus.PaymentRequested => Say("Yêu cầu thực hiện nghĩa vụ tài chính", "Payment requested"),
        Grains.Dossiers.DossierStatus.Withdrawn => Say("Công dân yêu cầu rút hồ sơ", "Withdrawn"),
        Grains.Dossiers.DossierStatus.Stopped => Say("Dừng xử lý", "Stopped"),
        Grains.Dossiers.DossierStatus.Finished => Say("Đã xử lý xong", "Finished"),
        _ => Say("Đã trả kết quả", "Result handed over"),
    };
}
