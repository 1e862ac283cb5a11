using Microsoft.EntityFrameworkCore;

namespace Portal.Load.Servers;

internal sealed class EfContext(DbContextOptions<EfContext> options) : DbContext(options)
{
    public DbSet<EfDossier> Dossiers => Set<EfDossier>();

    public DbSet<EfDossierEvent> Events => Set<EfDossierEvent>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<EfDossier>().ToTable("dossier").HasKey(dossier => dossier.Id);
        modelBuilder.Entity<EfDossier>().Property(dossier => dossier.Revision).IsConcurrencyToken();
        modelBuilder.Entity<EfDossierEvent>().ToTable("dossier_event").HasKey(entry => new { entry.Dossier, entry.Seq });
    }
}

internal sealed class EfDossier
{
    public Guid Id { get; set; }

    public int Revision { get; set; }

    public int Status { get; set; }

    public required string Procedure { get; set; }

    public required string Agency { get; set; }

    public long SubmittedAt { get; set; }

    public required string State { get; set; }
}

internal sealed class EfDossierEvent
{
    public Guid Dossier { get; set; }

    public int Seq { get; set; }

    public long At { get; set; }

    public required string Actor { get; set; }

    public required string Type { get; set; }

    public required string Body { get; set; }
}
