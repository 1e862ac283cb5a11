using System.Collections.Immutable;
using Portal.Grains.Catalogue.Import;
using Portal.Grains.Journal;
using Portal.Grains.Shared;

namespace Portal.Grains.Catalogue.Publishing;

/// <summary>
/// Fills the catalogue from the shipped files when it is empty, and publishes imports: one stream and one row per object,
/// so a publication touches nothing else. One publication at a time per process; two processes are kept apart by the
/// revisions of the streams.
/// </summary>
internal sealed class CataloguePublisher(CatalogueFeed feed, IJournal journal, TimeProvider time)
{
    /// <summary>Who publishes the shipped files.</summary>
    public const string FirstStart = "system:first-start";

    private const int Attempts = 5;

    /// <summary>Reads the catalogue; fills it from the shipped files if that was never done to the end.</summary>
    /// <param name="dataDirectory">Where the shipped files are.</param>
    /// <param name="cancellationToken">Stops before the next file.</param>
    public async Task StartAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        using var turn = await feed.EnterAsync(cancellationToken);
        await feed.ReloadAsync(cancellationToken);

        // Days off come last in the files: their presence says that the filling was completed.
        if (!feed.Content.Holidays.IsEmpty)
            return;

        var context = CatalogueFiles.FirstStart(dataDirectory, Now());
        foreach (var (kind, name) in CatalogueFiles.Names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = await File.ReadAllBytesAsync(Path.Combine(dataDirectory, name), cancellationToken);
            var plan = await PublishAsync(kind, file, FirstStart, context, cancellationToken);
            CatalogueFiles.ThrowIfWrong(name, plan.Errors);
        }
    }

    /// <summary>Checks a file and, unless it is a dry run or has errors, publishes it.</summary>
    public async Task<ImportReport> ImportAsync(
        ImportKind kind, ReadOnlyMemory<byte> file, string actor, bool dryRun, CancellationToken cancellationToken)
    {
        if (dryRun)
            return CatalogueImport.Plan(kind, file, feed.Content, Context()).Report(published: false);

        using var turn = await feed.EnterAsync(cancellationToken);
        var plan = await PublishAsync(kind, file, actor, Context(), cancellationToken);
        return plan.Report(published: plan.Errors.IsEmpty);
    }

    /// <summary>
    /// Plans and appends. When another process was faster with an object, everything is read again and planned anew:
    /// what is published already is then unchanged.
    /// </summary>
    private async Task<ImportPlan> PublishAsync(
        ImportKind kind, ReadOnlyMemory<byte> file, string actor, ImportContext context,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var plan = CatalogueImport.Plan(kind, file, feed.Content, context);
            if (!plan.Errors.IsEmpty || await TryAppendAsync(plan, actor, context, cancellationToken))
                return plan;
        }

        return new ImportPlan(
            [new ImportError(1, "import.conflict", new LocalizedText(
                "Danh mục đang được người khác công bố; hãy thử lại.", "Others are publishing at this time; try again."))],
            [], 0);
    }

    private async Task<bool> TryAppendAsync(
        ImportPlan plan, string actor, ImportContext context, CancellationToken cancellationToken)
    {
        var content = feed.Content;
        var appends = new List<(string Stream, Task<StoredPublication?> Append)>(plan.Changes.Length);
        foreach (var (change, _) in plan.Changes)
        {
            content = change.ApplyTo(content);
            appends.Add((change.Stream, AppendAsync(change, content, actor, context)));
        }

        var next = feed.Streams.ToBuilder();
        var complete = false;
        try
        {
            await Task.WhenAll(appends.Select(row => row.Append));
            foreach (var (stream, append) in appends)
            {
                if (await append is not { } stored)
                    return false;

                next[stream] = stored;
            }

            complete = true;
            feed.Take(content, next.ToImmutable());
            return true;
        }
        finally
        {
            // Some may be written and some not: the database knows.
            if (!complete)
                await feed.ReloadAsync(cancellationToken);
        }
    }

    private async Task<StoredPublication?> AppendAsync(
        CatalogueEvent change, CatalogueContent after, string actor, ImportContext context)
    {
        var before = feed.Streams.GetValueOrDefault(change.Stream);
        var revision = before?.Revision ?? 0;
        var createdAt = before?.CreatedAt ?? context.Now;
        var append = new JournalAppend(
            change.Stream,
            revision,
            before?.Head ?? ReadOnlyMemory<byte>.Empty,
            [new NewEvent(context.Now, actor, change.Type, CatalogueJson.BodyOf(change))],
            PublicationRows.Of(change, after, revision + 1, context, createdAt),
            Answer: null);

        // A publication that has begun is finished: half a file is worse than a late answer.
        return await journal.AppendAsync(append, CancellationToken.None) is AppendOutcome.Appended appended
            ? new StoredPublication(revision + 1, appended.Head, createdAt)
            : null;
    }

    private ImportContext Context() => ImportContext.ByAdministrator(Now());

    /// <summary>Whole milliseconds, as the journal keeps them.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
