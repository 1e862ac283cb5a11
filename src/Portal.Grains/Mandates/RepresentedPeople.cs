using Dapper;
using Portal.Grains.Storage;

namespace Portal.Grains.Mandates;

/// <summary>Finds or makes the subject id of a villager without an account.</summary>
internal sealed class RepresentedPeople(PortalDatabase database, TimeProvider time) : IRepresentedPeople
{
    public async Task<string> SubjectOfAsync(string personalNumber, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        // Random, not a hash: twelve digits are soon tried out.
        var row = new
        {
            personalNumber,
            subject = $"represented-{Guid.NewGuid():N}",
            at = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        await connection.ExecuteAsync(
            """
            insert into represented_person (personal_number, subject, registered_at)
            values (@personalNumber, @subject, @at) on conflict (personal_number) do nothing
            """,
            row);
        return (await connection.ExecuteScalarAsync<string>(
            "select subject from represented_person where personal_number = @personalNumber", row))!;
    }
}
