using System.Text.Json;
using Portal.Grains.Catalogue.Publishing;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Catalogue.Import;

/// <summary>
/// Decides what a record means for a procedure: a first version, a further one because the content differs, another
/// last day in force, or nothing. Versions never overlap: a new one begins later than the one before it.
/// </summary>
internal sealed class ProcedureVersioning(PublishedProcedure? before, ImportContext context, List<ImportError> errors)
{
    public CatalogueEvent? Next(ProcedureDraft draft)
    {
        var newest = before?.Newest;
        var form = FormOf(draft, newest);
        if (newest is null)
        {
            var first = draft.EffectiveFrom ?? draft.Publication.DecisionDate ?? context.DefaultEffectiveFrom;
            return Version(draft, 1, first, form);
        }

        var same = Content(draft.Content, draft.Publication, form)
            == Content(newest.Procedure, newest.Publication, newest.Form);
        var from = draft.EffectiveFrom ?? (same ? newest.Procedure.EffectiveFrom : context.DefaultEffectiveFrom);
        if (!same || from != newest.Procedure.EffectiveFrom)
            return Further(draft, newest, from, form);

        if (draft.EffectiveTo is not { } lastDay || lastDay == newest.Procedure.EffectiveTo)
            return null;

        if (lastDay >= newest.Procedure.EffectiveFrom)
            return new ProcedureEnded(draft.Content.Code, lastDay);

        Refuse(draft, "import.effective_dates",
            $"\"effectiveTo\" trước ngày bắt đầu {newest.Procedure.EffectiveFrom:yyyy-MM-dd} của phiên bản",
            $"\"effectiveTo\" is before the version's first day {newest.Procedure.EffectiveFrom:yyyy-MM-dd}");
        return null;
    }

    private ProcedurePublished? Further(
        ProcedureDraft draft, PublishedVersion newest, DateOnly from, JsonElement? form)
    {
        if (from > newest.Procedure.EffectiveFrom)
            return Version(draft, newest.Procedure.Version + 1, from, form);

        Refuse(draft, "import.effective_overlap",
            $"nội dung khác phiên bản {newest.Procedure.Version}; \"effectiveFrom\" phải sau "
            + $"{newest.Procedure.EffectiveFrom:yyyy-MM-dd}",
            $"the content differs from version {newest.Procedure.Version}; \"effectiveFrom\" must be later than "
            + $"{newest.Procedure.EffectiveFrom:yyyy-MM-dd}");
        return null;
    }

    private ProcedurePublished? Version(ProcedureDraft draft, int number, DateOnly from, JsonElement? form)
    {
        if (draft.EffectiveTo < from)
        {
            Refuse(draft, "import.effective_dates", $"\"effectiveTo\" trước {from:yyyy-MM-dd}",
                $"\"effectiveTo\" is before {from:yyyy-MM-dd}");
            return null;
        }

        return new ProcedurePublished(new PublishedVersion(
            draft.Content with { Version = number, EffectiveFrom = from, EffectiveTo = draft.EffectiveTo },
            draft.Publication with { PublishedAt = draft.Publication.PublishedAt ?? context.PublishedAt },
            form));
    }

    /// <summary>A record without a form keeps the one that is published.</summary>
    private JsonElement? FormOf(ProcedureDraft draft, PublishedVersion? newest)
    {
        var json = draft.Form.IsEmpty && newest is null
            ? context.Forms.GetValueOrDefault(draft.Content.Code)
            : draft.Form;
        return json.IsEmpty ? newest?.Form : JsonElement.Parse(json.Span);
    }

    private static string Content(ProcedureVersion procedure, PublicationRecord publication, JsonElement? form) =>
        JsonSerializer.Serialize(
            new PublishedVersion(
                procedure with { Version = 0, EffectiveFrom = default, EffectiveTo = null },
                publication with { PublishedAt = null },
                form),
            CatalogueJson.Readable.PublishedVersion);

    private void Refuse(ProcedureDraft draft, string code, string vi, string en) => errors.Add(new ImportError(
        draft.Line, code, new LocalizedText($"{draft.Content.Code}: {vi}.", $"{draft.Content.Code}: {en}.")));
}
