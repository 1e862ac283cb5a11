using Portal.Grains.Journal.Columns;
using Portal.Grains.Journal.Writing;

namespace Portal.Grains.Journal.Streams;

/// <summary>The tables of one kind of stream and how a row becomes columns.</summary>
/// <param name="Name">
/// The table of the rows, and the column of the stream in the table of the events, which is
/// <see cref="EventTable"/>.
/// </param>
/// <param name="RowType">The type of the row.</param>
/// <param name="RowColumns">The columns of the row, without those that every stream has.</param>
/// <param name="Facts">Those of them that the events decide.</param>
internal sealed record StreamTable(
    StreamKind Kind,
    string Name,
    Type RowType,
    IReadOnlyList<BulkColumn<PendingAppend>> RowColumns,
    IReadOnlyList<BulkColumn<StreamRow>> Facts)
{
    public string EventTable { get; } = Name + "_event";

    /// <summary>All columns of the row: the ones that every stream has, then its own.</summary>
    public IReadOnlyList<BulkColumn<PendingAppend>> Columns { get; } =
    [
        BulkColumns.Text<PendingAppend>("id", pending => pending.Append.Stream),
        BulkColumns.Int<PendingAppend>("revision", pending => pending.Revision),
        BulkColumns.Bytes<PendingAppend>("head", pending => pending.Head),
        BulkColumns.Utf8<PendingAppend>("state", pending => pending.Append.Row.State),
        .. RowColumns,
    ];

    /// <summary>The columns of an event.</summary>
    public IReadOnlyList<BulkColumn<PendingEvent>> EventColumns { get; } =
    [
        BulkColumns.Text<PendingEvent>(Name, pending => pending.Stream),
        BulkColumns.Int<PendingEvent>("seq", pending => pending.Sequence),
        BulkColumns.Time<PendingEvent>("at", pending => pending.Event.At),
        BulkColumns.Text<PendingEvent>("actor", pending => pending.Event.Actor),
        BulkColumns.Text<PendingEvent>("type", pending => pending.Event.Type),
        BulkColumns.Utf8<PendingEvent>("body", pending => pending.Event.Body),
        BulkColumns.Bytes<PendingEvent>("hash", pending => pending.Hash),
    ];

    /// <summary>The columns of a remembered answer; the same table for every kind.</summary>
    public static IReadOnlyList<BulkColumn<PendingAppend>> AnswerColumns { get; } =
    [
        BulkColumns.Text<PendingAppend>("caller", pending => pending.Append.Answer!.Caller),
        BulkColumns.Text<PendingAppend>("key", pending => pending.Append.Answer!.Key),
        BulkColumns.Bytes<PendingAppend>("request_hash", pending => pending.Append.Answer!.RequestHash),
        BulkColumns.Short<PendingAppend>("status", pending => (short)pending.Append.Answer!.Status),
        BulkColumns.Text<PendingAppend>("etag", pending => pending.Append.Answer!.ETag),
        BulkColumns.Text<PendingAppend>("location", pending => pending.Append.Answer!.Location),
        BulkColumns.Utf8<PendingAppend>("body", pending => pending.Append.Answer!.Body),
        BulkColumns.Time<PendingAppend>("at", pending => pending.QueuedAt),
    ];
}
