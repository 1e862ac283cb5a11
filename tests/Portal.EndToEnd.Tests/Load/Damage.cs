using Portal.Testing.Databases;

namespace Portal.EndToEnd.Tests.Load;

/// <summary>Changes a database behind the portal's back.</summary>
internal static class Damage
{
    /// <summary>The same store, after something in it was changed.</summary>
    public static async Task<PortalStore> DamageAsync(
        this PortalStore store, string sql, params (string Name, object Value)[] values)
    {
        await using var connection = await store.OpenAsync();
        if (store is SqliteStore)
            await connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
        Assert.NotEqual(0, await connection.ExecuteAsync(sql, values));
        return store;
    }
}
