using System.Security.Cryptography;
using System.Text;

namespace Portal.Silo.Replay.Running;

/// <summary>
/// What a replay has done, in a file beside it: after each moment of the plan the last answer of every case that took a
/// step in it. A replay that goes on skips the moments that stand there to the end; one that was interrupted in the middle
/// of a moment repeats that moment, whose steps are answered as they were.
/// </summary>
/// <remarks>
/// The file is a convenience, never the truth: it names the plan it belongs to, its torn end is left out, and before
/// anything is skipped the portal is asked whether it knows what the file says (<see cref="ReplayRunner"/>).
/// </remarks>
internal sealed class ReplayLog : IDisposable
{
    private const byte CaseMark = 1;
    private const byte MomentMark = 2;

    private static readonly byte[] Magic = "portal-replay-1\n"u8.ToArray();

    private readonly BinaryWriter writer;

    private ReplayLog(FileStream file) => writer = new BinaryWriter(file);

    /// <summary>Moments that are done; their steps need not be asked for again.</summary>
    public HashSet<int> Done { get; } = [];

    /// <summary>The last answer of each case, and how many of its steps were answered.</summary>
    public Dictionary<int, (int Steps, StepAnswer Answer)> Answers { get; } = [];

    /// <summary>The cases of the last moment that is done.</summary>
    public IReadOnlyList<int> Newest { get; private set; } = [];

    /// <summary>Opens the file of a plan; an empty one, when it is another plan's or nothing is to be gone on with.</summary>
    public static ReplayLog Open(string path, ReplayPlan plan, bool resume)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } directory)
            Directory.CreateDirectory(directory);
        var log = new ReplayLog(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
        var header = (byte[])[.. Magic, .. Fingerprint(plan)];
        if (!resume || !log.Read(header))
            log.Clear(header);
        return log;
    }

    /// <summary>Forgets what was read: the portal does not know it.</summary>
    public void Clear(ReplayPlan plan) => Clear([.. Magic, .. Fingerprint(plan)]);

    /// <summary>Writes down a moment that was gone through to the end.</summary>
    public void Write(int moment, IEnumerable<(int Case, int Steps, StepAnswer Answer)> answers)
    {
        foreach (var (one, steps, answer) in answers)
        {
            writer.Write(CaseMark);
            writer.Write(one);
            writer.Write(steps);
            writer.Write(Guid.Parse(answer.Id).ToByteArray());
            writer.Write(answer.Revision);
            writer.Write(answer.DueAt?.UtcTicks ?? 0);
        }

        writer.Write(MomentMark);
        writer.Write(moment);
        writer.Flush();
    }

    public void Dispose() => writer.Dispose();

    /// <summary>Identifies a plan: the same observations, catalogue and seed give the same one.</summary>
    private static byte[] Fingerprint(ReplayPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(plan.Period.Name));
        foreach (var one in plan.Units.SelectMany(unit => unit.Cases))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"|{one.Unit} {one.Letter}{one.Number}")));
            foreach (var step in one.Steps)
                hash.AppendData([(byte)step.Kind, (byte)step.Slot, (byte)(step.Slot >> 8)]);
        }

        return hash.GetHashAndReset();
    }

    private void Clear(byte[] header)
    {
        Done.Clear();
        Newest = [];
        Answers.Clear();
        writer.BaseStream.SetLength(0);
        writer.Write(header);
        writer.Flush();
    }

    /// <summary>Reads up to the last moment that was done; cuts off what comes after it. False for a foreign file.</summary>
    private bool Read(byte[] header)
    {
        var file = writer.BaseStream;
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        if (!reader.ReadBytes(header.Length).AsSpan().SequenceEqual(header))
            return false;

        var (good, pending) = (file.Position, new List<(int Case, int Steps, StepAnswer Answer)>());
        try
        {
            while (file.Position < file.Length)
            {
                if (reader.ReadByte() == CaseMark)
                {
                    pending.Add((reader.ReadInt32(), reader.ReadInt32(), ReadAnswer(reader)));
                    continue;
                }

                Done.Add(reader.ReadInt32());
                foreach (var (one, steps, answer) in pending)
                    Answers[one] = (steps, answer);
                Newest = [.. pending.Select(one => one.Case)];
                pending.Clear();
                good = file.Position;
            }
        }
        catch (EndOfStreamException)
        {
            // The replay was interrupted while it wrote.
        }

        file.SetLength(good);
        file.Position = good;
        return true;
    }

    private static StepAnswer ReadAnswer(BinaryReader reader)
    {
        Span<byte> id = stackalloc byte[16];
        reader.BaseStream.ReadExactly(id);
        var (revision, due) = (reader.ReadInt32(), reader.ReadInt64());
        return new StepAnswer(new Guid(id).ToString("D"), revision, due == 0 ? null : new DateTimeOffset(due, TimeSpan.Zero));
    }
}
