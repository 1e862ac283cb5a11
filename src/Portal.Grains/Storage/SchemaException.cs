namespace Portal.Grains.Storage;

/// <summary>The schema of the database does not fit this version of the program; the message says what to do.</summary>
internal sealed class SchemaException(string message) : Exception(message);
