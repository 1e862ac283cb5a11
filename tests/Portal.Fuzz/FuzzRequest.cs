using System.Text;

namespace Portal.Fuzz;

/// <summary>One request, ready to be sent.</summary>
internal sealed record FuzzRequest(int Number, Operation Operation, Member By, string Method, string Target)
{
    public byte[]? Body { get; set; }

    public string? ContentType { get; set; }

    public List<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>What was done to it beside what the document says.</summary>
    public List<string> Changes { get; init; } = [];

    /// <summary>The same under another key: the portal does the work again instead of giving the answer that it remembers.</summary>
    public FuzzRequest Again() => this with
    {
        Headers = [.. Headers.Select(header => header.Name == "Idempotency-Key" ? (header.Name, header.Value + "-again") : header)],
    };

    /// <summary>How to send it by hand.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Method} {Short(Target)} as {By.Name} [{string.Join(", ", Changes)}]");
        foreach (var (name, value) in Headers.Where(header => header.Name != "Authorization"))
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $" -H '{name}: {Short(value)}'");
        if (Body is not null)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $" ({ContentType}) {Short(Encoding.UTF8.GetString(Body))}");
        return text.ToString();
    }

    public HttpRequestMessage ToMessage()
    {
        // As it stands: a client that tidies addresses would hide what is to be tried.
        var address = new Uri(
            "http://portal" + Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(Method), address);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        foreach (var (name, value) in Headers)
        {
            if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            else
                message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private static string Short(string text) => text.Length <= 400 ? text : $"{text[..400]}... ({text.Length})";
}
