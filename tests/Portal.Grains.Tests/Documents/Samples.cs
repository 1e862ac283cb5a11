namespace Portal.Grains.Tests.Documents;

/// <summary>Files as they come, and lines as they are.</summary>
internal static class Samples
{
    /// <summary>Something that begins like a PDF.</summary>
    public static byte[] Pdf(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        "%PDF-1.7\n"u8[..Math.Min(9, length)].CopyTo(bytes);
        return bytes;
    }

    /// <summary>A line that gives its bytes, and then is cut.</summary>
    public sealed class CutLine(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await base.ReadAsync(buffer, cancellationToken);
            return count > 0 ? count : throw new IOException("The line was cut.");
        }
    }

    /// <summary>A line that gives its bytes, and then is silent until the test lets it end.</summary>
    public sealed class SilentLine(byte[] bytes) : MemoryStream(bytes)
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public void End() => end.SetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await base.ReadAsync(buffer, cancellationToken);
            if (count > 0)
                return count;

            reached.TrySetResult();
            await end.Task;
            return 0;
        }
    }
}
