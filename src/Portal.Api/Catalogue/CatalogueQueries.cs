using Portal.Grains.Catalogue;
using Portal.Grains.Procedures;
using Portal.Grains.WorkingTime;

namespace Portal.Api.Catalogue;

/// <summary>Questions to the catalogue as the API asks them: today means today in Vietnam.</summary>
internal static class CatalogueQueries
{
    public static ProcedureVersion? Find(ICatalogue catalogue, string code, int? version, DateTimeOffset now) =>
        version is { } number
            ? catalogue.Current.Procedure(code, number)
            : catalogue.Current.ProcedureInForce(code, VietnamTime.DateOf(now));
}
