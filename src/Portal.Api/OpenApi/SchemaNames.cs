namespace Portal.Api.OpenApi;

/// <summary>Names of schemas in the API document: <c>AcceptEndpoint.Request</c> is <c>AcceptRequest</c>.</summary>
internal static class SchemaNames
{
    public static string Of(Type type)
    {
        if (type.IsGenericType)
        {
            var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
            return name + "Of" + string.Join("And", type.GetGenericArguments().Select(Of));
        }

        if (type.DeclaringType is not { } outer)
            return type.Name;

        var prefix = outer.Name.EndsWith("Endpoints", StringComparison.Ordinal)
            ? outer.Name[..^"Endpoints".Length]
            : outer.Name.EndsWith("Endpoint", StringComparison.Ordinal) ? outer.Name[..^"Endpoint".Length] : outer.Name;
        return type.Name is "Request" or "Item" or "Query" ? prefix + type.Name : type.Name;
    }
}
