using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue.Import;

/// <summary>A procedure as read from a file, before it is compared with what is published.</summary>
/// <param name="Content">The content, as version 0 without dates.</param>
/// <param name="EffectiveFrom">First day in force, when the file names one.</param>
/// <param name="EffectiveTo">Last day in force, when the file names one.</param>
/// <param name="Publication">Facts of the announcement.</param>
/// <param name="Form">The form as JSON Schema, UTF-8; empty = the general form.</param>
/// <param name="Line">Line of the record.</param>
internal sealed record ProcedureDraft(
    ProcedureVersion Content,
    DateOnly? EffectiveFrom,
    DateOnly? EffectiveTo,
    PublicationRecord Publication,
    ReadOnlyMemory<byte> Form,
    int Line);
