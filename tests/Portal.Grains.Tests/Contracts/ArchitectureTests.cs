using System.Reflection;
using System.Runtime.CompilerServices;
using Portal.Grains.Dossiers;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.WhatIf;

namespace Portal.Grains.Tests.Contracts;

/// <summary>The rules of the house that no compiler checks.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Grains = typeof(IDossierGrain).Assembly;

    private static readonly string[] NotPure =
    [
        "Orleans", "Microsoft", "Npgsql", "Dapper", "System.IO", "System.Data", "System.Net", "System.Threading.Tasks",
        "Portal.Grains.Journal", "Portal.Grains.Storage", "Portal.Grains.Catalogue",
    ];

    [Fact]
    public void Classes_are_sealed_unless_something_is_derived_from_them()
    {
        var types = Grains.GetTypes();
        var bases = types.Select(type => type.BaseType).ToHashSet();

        Assert.Empty(
            from type in types
            where type is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsGenerated(type)
            where type.IsVisible || !bases.Contains(type)
            select type.FullName);
    }

    [Fact]
    public void Nobody_asks_the_machine_for_the_time()
    {
        string[] clocks = ["get_Now", "get_UtcNow", "get_Today"];

        Assert.Empty(
            from type in Grains.GetTypes()
            where !type.IsNested
            from used in CodeReader.UsesOf(type)
            where used.DeclaringType == typeof(DateTime) || used.DeclaringType == typeof(DateTimeOffset)
            where clocks.Contains(used.Name)
            select $"{type.FullName} uses {used.DeclaringType!.Name}.{used.Name}");
    }

    [Fact]
    public void The_rules_of_a_dossier_know_no_clock_no_storage_and_no_engine()
    {
        var deciders = Grains.GetTypes().Where(type =>
            type.IsAssignableTo(typeof(DossierCommand)) || type.IsAssignableTo(typeof(DossierEvent))).ToList();
        Type[] helpers =
        [
            typeof(Dossier), typeof(DossierState), typeof(Permission), typeof(FormMerge), typeof(ComponentRules),
            typeof(Portal.Grains.Dossiers.Submitting.Submission), typeof(Portal.Grains.Dossiers.Submitting.Eligibility),
            typeof(Portal.Grains.Dossiers.Supplementing.SupplementAnswer), typeof(Portal.Grains.Mandates.MandateRules),
            typeof(DossierClock), typeof(DossierContribution), typeof(PetitionContribution), typeof(ScorePeriod),
            typeof(PointRule), typeof(RuleSet), typeof(SharedPoints), typeof(Ranking), typeof(NationalRow),
            typeof(DossierReasons), typeof(PetitionReasons), typeof(AnsweredDossier), typeof(CaseList),
        ];

        Assert.True(deciders.Count > 40, "The commands and events were not found.");
        Assert.Empty(ImpureUsesOf(deciders.Concat(helpers)));
    }

    [Fact]
    public void The_search_for_impure_code_finds_it() =>
        Assert.NotEmpty(ImpureUsesOf([typeof(DossierGrain)]));

    [Fact]
    public void The_api_sees_contracts_only() =>
        Assert.DoesNotContain(
            "Portal.Api", Grains.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName));

    private static IEnumerable<string> ImpureUsesOf(IEnumerable<Type> types) =>
        from type in types
        from used in CodeReader.UsesOf(type)
        let owner = used as Type ?? used.DeclaringType
        where owner is not null && (owner == typeof(TimeProvider) || owner == typeof(Random) || IsImpure(owner))
        select $"{type.Name} uses {owner.FullName}.{used.Name}";

    private static bool IsImpure(Type owner) => NotPure.Any(space =>
        owner.Namespace == space || owner.Namespace?.StartsWith(space + ".", StringComparison.Ordinal) == true);

    private static bool IsGenerated(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute))
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute));
}
