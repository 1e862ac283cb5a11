using System.Text;

namespace Portal.Api.Requests;

/// <summary>Turns property paths of validators into JSON Pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary><c>Items[0].LegalClause</c> becomes <c>/items/0/legalClause</c>.</summary>
    public static string FromPropertyPath(string path)
    {
        var pointer = new StringBuilder(path.Length + 4);
        foreach (var part in path.Split('.', '['))
        {
            if (part.Length == 0)
                continue;

            pointer.Append('/');
            pointer.Append(part[^1] == ']' ? part[..^1] : char.ToLowerInvariant(part[0]) + part[1..]);
        }

        return pointer.ToString();
    }
}
