using Microsoft.AspNetCore.Http;

namespace Portal.Api.Ministry;

/// <summary>
/// A table that is sent page by page while it is read: as long as it gets, no more than a page of it is in memory. The
/// first page is read before the answer begins, so what is wrong with the question is still a problem.
/// </summary>
/// <param name="fileName">Name of the file.</param>
/// <param name="table">The table with its first page.</param>
/// <param name="next">Writes the next page; false when there is none.</param>
internal sealed class StreamedCsv(string fileName, CsvTable table, Func<CancellationToken, Task<bool>> next) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, aborted) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = CsvTable.ContentType;
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        response.Headers.CacheControl = "no-store";
        do
        {
            await response.Body.WriteAsync(table.Take(), aborted);
            await response.Body.FlushAsync(aborted);
        }
        while (await next(aborted));
    }
}
