namespace Portal.Fuzz;

/// <summary>Changes what stands in the headers of a request.</summary>
internal static class HeaderChanges
{
    private static readonly (string Name, string Value)[] Extra =
    [
        ("Accept-Language", ";;q=,en;q=9,vi-"), ("Accept-Language", "en"), ("Accept", "application/xml"), ("Range", "bytes=9-1"),
        ("Range", "bytes=0-0,1-1,2-2"), ("If-None-Match", "W/\"x\", \"y\", *"), ("If-Modified-Since", "yesterday"),
        ("X-HTTP-Method-Override", "DELETE"), ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Host", "evil.example"),
        ("X-Original-URL", "/api/v1/administration/audit"), ("Origin", "https://evil.example"), ("Cookie", "portal-persona=x; a=\0"),
        ("Last-Event-ID", "99999999999999999999"), ("Content-Encoding", "gzip"), ("traceparent", "00-zz-zz-zz"),
        ("Forwarded", "for=127.0.0.1;host=evil"), ("Prefer", "return=minimal"), ("Authorization", "Basic YWRtaW46YWRtaW4="),
        ("Authorization", "Bearer "), ("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIiwicm9sZSI6ImFkbWluaXN0cmF0b3IifQ."),
    ];

    public static void Change(FuzzRequest request, string? token, Random random)
    {
        var headers = request.Headers;
        switch (random.Next(5))
        {
            case 0 when headers.Count > 0:
                var gone = headers[random.Next(headers.Count)];
                headers.Remove(gone);
                request.Changes.Add($"without {gone.Name}");
                break;
            case 1 when headers.Count > 0:
                var at = random.Next(headers.Count);
                headers[at] = (headers[at].Name, OneLine(Oddities.Text(random)));
                request.Changes.Add($"odd {headers[at].Name}");
                break;
            case 2 when headers.Count > 0:
                headers.Add(headers[random.Next(headers.Count)]);
                request.Changes.Add("a header twice");
                break;
            case 3 when token is not null:
                // One bit of the signature, or of what it signs.
                var broken = token.ToCharArray();
                var place = random.Next(broken.Length / 2, broken.Length - 1);
                broken[place] = broken[place] == 'A' ? 'B' : 'A';
                headers.Add(("Authorization", "Bearer " + new string(broken)));
                request.Changes.Add("broken token");
                break;
            default:
                var extra = Extra[random.Next(Extra.Length)];
                headers.Add((extra.Name, OneLine(extra.Value)));
                request.Changes.Add(extra.Name);
                break;
        }
    }

    /// <summary>The client itself refuses to send ends of lines and zeros.</summary>
    private static string OneLine(string text) => text.Replace('\r', ' ').Replace('\n', ' ').Replace('\0', ' ');
}
