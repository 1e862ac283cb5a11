using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Drafting;
using Portal.Grains.Dossiers.Finishing;
using Portal.Grains.Shared;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Dossiers;

public sealed class DraftingTests
{
    [Fact]
    public void A_draft_may_be_incomplete_but_not_wrong()
    {
        Given.Nothing(Level4).When(Given.Drafted(Level4) with { Form = default }, An).Then<DraftStarted>();
        Given.Nothing(Level4).When(Given.Drafted(Level4) with { Form = Json("""{"child":7}""") }, An)
            .ThenRefused("dossier.form_invalid", "/form/child form.type");
    }

    [Fact]
    public void Saving_merges_fields_and_replaces_components() =>
        Given.Draft(Level4).When(new SaveDraft(Json("""{"note":"gấp","fullName":null}"""), null), An).Then<DraftSaved>()
            .ThenState(dossier => Assert.Equal("""{"child":{"birthDate":"2026-07-30"},"note":"gấp"}""", Text(dossier.Form)))
            .When(new SaveDraft(RawJson.EmptyObject, Attached), An)
            .When(new SaveDraft(RawJson.EmptyObject, [Uploaded("c3")]), An)
            .ThenState(dossier => Assert.Equal("c3", Assert.Single(dossier.Components).Id));

    [Fact]
    public void A_save_that_makes_the_form_wrong_is_refused() =>
        Given.Draft(Level4).When(new SaveDraft(Json("""{"hobby":"chess"}"""), null), An)
            .ThenRefused("dossier.form_invalid")
            .When(new SaveDraft(RawJson.EmptyObject, [Uploaded("c9")]), An)
            .ThenRefused("dossier.components_invalid", "/components/0 component.unknown");

    [Fact]
    public void A_form_has_a_largest_size() =>
        Given.Draft(Level4).When(new SaveDraft(Json($$"""{"note":"{{new string('a', 70_000)}}"}"""), null), An)
            .ThenRefused("dossier.draft_too_large");

    [Fact]
    public void Nobody_but_the_applicant_sees_a_draft()
    {
        foreach (var caller in new[] { Binh, Reception, Leader, Manager, PaymentSystem, Administrator, Ministry })
            Given.Draft(Level4).When(new DiscardDraft(), caller).ThenRefused("dossier.not_found");
    }

    [Fact]
    public void A_discarded_draft_keeps_nothing_that_was_filled_in_and_stays_hidden() =>
        Given.Draft(Level4).When(new DiscardDraft(), An).Then<DraftDiscarded>().ThenIs(DossierStatus.Withdrawn)
            .ThenState(dossier =>
            {
                Assert.Equal("{}", Text(dossier.Form));
                Assert.Empty(dossier.Components);
                Assert.False(Permission.CanSee(dossier, Reception));
            })
            .When(new SaveDraft(RawJson.EmptyObject, null), An).ThenRefused("dossier.not_in_this_status");

    [Fact]
    public void A_draft_is_discarded_not_withdrawn_and_a_dossier_withdrawn_not_discarded()
    {
        Given.Draft(Level4).When(new WithdrawDossier(null), An).ThenRefused("dossier.not_in_this_status");
        Given.Submitted(Level4).When(new DiscardDraft(), An).ThenRefused("dossier.not_in_this_status");
    }

    [Fact]
    public void A_draft_can_be_stored_and_read_again()
    {
        var draft = Given.Draft(Level4).State;

        Assert.Equal(draft, DossierJson.ReadState(DossierJson.Write(draft)) with
        {
            Components = draft.Components,
            AskedFor = draft.AskedFor,
            Petitions = draft.Petitions,
        });
    }

    [Fact]
    public void Saves_are_bounded()
    {
        var full = Given.Draft(Level4).State with { Revision = DossierLimits.DraftSaves };

        var decision = Dossier.Decide(full, new SaveDraft(RawJson.EmptyObject, null), Context(Level4, An, Monday));

        Assert.Equal("dossier.too_many_saves", decision.Refusal?.Code);
    }
}
