using System.Collections.Immutable;
using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Answering;
using Portal.Grains.Petitions.Asking;
using Portal.Grains.Petitions.Following;
using Portal.Grains.Petitions.Receiving;
using Portal.Grains.Petitions.Sending;
using Portal.Grains.Shared;
using Portal.Grains.Tests.WorkingTime;

namespace Portal.Grains.Tests.Petitions;

/// <summary>One event of each kind, with every field set.</summary>
internal static class PetitionSamples
{
    private static readonly PetitionDates Dates = new(
        Clocks.At("2026-08-05 17:00"), Clocks.At("2026-08-10 17:00"), Clocks.At("2026-08-24 17:00"));

    public static readonly ImmutableDictionary<string, PetitionEvent> All = new Dictionary<string, PetitionEvent>
    {
        ["petition.sent"] = new PetitionSent(
            "H44.03", PetitionClass.Staff, "Cán bộ hẹn nhiều lần", "an", Role.Helper,
            "01987000-0000-7000-8000-000000000001", Dates),
        ["petition.received"] = new PetitionReceived(),
        ["petition.refused"] = new PetitionRefused("Đây là tố cáo", "Điều 1"),
        ["petition.returned"] = new PetitionReturned("Không thuộc thẩm quyền", "UBND xã"),
        ["petition.transferred"] = new PetitionTransferred("H44.100", "Kính chuyển", Dates),
        ["petition.sender_asked"] = new SenderAsked([new PetitionQuestion("Mã hồ sơ?", "Để tra cứu")]),
        ["petition.added"] = new PetitionAdded("Hồ sơ tháng trước"),
        ["petition.answered"] = new PetitionAnswered("Đã giải quyết", Clocks.At("2026-08-26 17:00")),
        ["petition.answer_published"] = new AnswerPublished(),
        ["petition.rated"] = new PetitionRated(true, "Cảm ơn"),
        ["petition.reopened"] = new PetitionReopened("Chưa xong", Dates),
    }.ToImmutableDictionary();
}
