namespace Portal.Testing.Databases;

/// <summary>
/// The PostgreSQL server of the tests: the one named by PORTAL_TEST_POSTGRES (an administrator's connection string), or
/// else one that this process starts once and ends with itself.
/// </summary>
public static class PostgresServer
{
    private static readonly Lazy<Task<string>> Admin = new(FindAsync);

    /// <summary>Connection string of an administrator, to the database <c>postgres</c>.</summary>
    public static Task<string> AdminConnectionStringAsync() => Admin.Value;

    private static async Task<string> FindAsync()
    {
        var given = Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES");
        if (!string.IsNullOrWhiteSpace(given))
            return given;

        var server = await ThrowAwayPostgres.StartNewAsync();
        return server.ConnectionString;
    }
}
