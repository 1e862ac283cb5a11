using System.Collections.Immutable;
using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue;

/// <summary>A page of procedures.</summary>
/// <param name="Items">The matches of this page.</param>
/// <param name="Total">How many match in all.</param>
public sealed record ProcedurePage(ImmutableArray<ProcedureVersion> Items, int Total);
