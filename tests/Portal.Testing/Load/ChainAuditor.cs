using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Testing.Databases;

namespace Portal.Testing.Load;

/// <summary>
/// Walks the chains of all dossiers and petitions with plain SQL and a hash of its own: a second opinion beside the portal's
/// <c>verify</c>, made from the description of the hashed bytes and not from the code.
/// </summary>
internal static class ChainAuditor
{
    private static readonly string[] Kinds = ["dossier", "petition"];

    private sealed record Event(string Stream, int Seq, long At, string Actor, string Type, string Body, byte[] Hash);

    /// <summary>
    /// Forks, gaps, events that nobody vouches for or that belong to nothing, and times that run backwards.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindFaultsAsync(PortalStore store)
    {
        await using var connection = await store.OpenAsync();
        var faults = new List<string>();
        foreach (var kind in Kinds)
            await FindFaultsAsync(kind, connection, faults);
        return faults;
    }

    private static async Task FindFaultsAsync(string kind, DbConnection connection, List<string> faults)
    {
        var rows = (await connection.QueryAsync(
            $"SELECT id, revision, head FROM {kind}",
            row => (Id: row.GetString(0), Revision: row.GetInt32(1), Head: row.GetFieldValue<byte[]>(2))))
            .ToDictionary(row => row.Id);
        foreach (var chain in (await ReadEventsAsync(kind, connection)).GroupBy(one => one.Stream))
        {
            var last = Walk($"{kind} {chain.Key}", [.. chain], faults);
            if (!rows.Remove(chain.Key, out var row))
                faults.Add($"events of {kind} {chain.Key}, which is not there");
            else if (row.Revision != last.Seq || !row.Head.AsSpan().SequenceEqual(last.Hash))
                faults.Add(Text($"{kind} {chain.Key}: its row is of event {row.Revision}, its chain ends with {last.Seq}"));
        }

        faults.AddRange(rows.Keys.Select(id => $"{kind} {id} has no events"));
    }

    private static Event Walk(string stream, Event[] chain, List<string> faults)
    {
        byte[] previous = [];
        for (var i = 0; i < chain.Length; i++)
        {
            var one = chain[i];
            if (one.Seq != i + 1)
                faults.Add(Text($"{stream}: event {one.Seq} in place {i + 1}"));
            if (i > 0 && one.At < chain[i - 1].At)
                faults.Add(Text($"{stream}: event {one.Seq} is {chain[i - 1].At - one.At} ms before the one before it"));
            if (!HashOf(previous, one).AsSpan().SequenceEqual(one.Hash))
                faults.Add(Text($"{stream}: the hash of event {one.Seq} is another one"));
            previous = one.Hash;
        }

        return chain[^1];
    }

    /// <summary>Previous hash, stream, number, time, actor, type, body; texts and bytes after their length, all big-endian.</summary>
    private static byte[] HashOf(byte[] previous, Event one)
    {
        using var bytes = new MemoryStream();
        Put(previous);
        Put(Encoding.UTF8.GetBytes(one.Stream));
        PutNumber(one.Seq);
        PutNumber(one.At);
        Put(Encoding.UTF8.GetBytes(one.Actor));
        Put(Encoding.UTF8.GetBytes(one.Type));
        Put(Encoding.UTF8.GetBytes(one.Body));
        return SHA256.HashData(bytes.ToArray());

        void Put(byte[] value)
        {
            var length = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
            bytes.Write(length);
            bytes.Write(value);
        }

        void PutNumber(long value)
        {
            var number = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(number, value);
            bytes.Write(number);
        }
    }

    private static Task<List<Event>> ReadEventsAsync(string kind, DbConnection connection) => connection.QueryAsync(
        $"SELECT {kind}, seq, at, actor, type, cast(body AS text), hash FROM {kind}_event ORDER BY {kind}, seq, at",
        row => new Event(
            row.GetString(0), row.GetInt32(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetString(5),
            row.GetFieldValue<byte[]>(6)));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
