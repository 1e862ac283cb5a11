using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Answering;
using Portal.Grains.Petitions.Asking;
using Portal.Grains.Petitions.Receiving;
using Portal.Grains.Petitions.Sending;
using Portal.Grains.Shared;
using Portal.Grains.Tests.WorkingTime;

namespace Portal.Grains.Tests.Petitions;

/// <summary>People and commands of the petition tests.</summary>
internal static class PetitionWorld
{
    public const string Agency = "H44.03";
    public const string OtherAgency = "H44.100";

    public static readonly Caller Citizen = new("an", Role.Citizen, null, Assurance.Low);
    public static readonly Caller OtherCitizen = new("binh", Role.Citizen, null, Assurance.Low);
    public static readonly Caller Helper = new("helper", Role.Helper, null, Assurance.Verified);
    public static readonly Caller Reception = new("reception", Role.Reception, Agency, Assurance.Verified);
    public static readonly Caller Specialist = new("specialist", Role.Specialist, Agency, Assurance.Verified);
    public static readonly Caller Leader = new("leader", Role.Leader, Agency, Assurance.Verified);
    public static readonly Caller Manager = new("manager", Role.Manager, Agency, Assurance.Verified);
    public static readonly Caller Province = new("province", Role.Manager, "H44", Assurance.Verified);
    public static readonly Caller Elsewhere = new("elsewhere", Role.Leader, OtherAgency, Assurance.Verified);
    public static readonly Caller Ministry = new("ministry", Role.Ministry, "G22", Assurance.Verified);
    public static readonly Caller Administrator = new("admin", Role.Administrator, Agency, Assurance.Verified);
    public static readonly Caller Payments = new("bank", Role.Integrator, Agency, Assurance.Verified);

    public static readonly AskSender Question = new([new PetitionQuestion("Mã hồ sơ nào?", "Để tra cứu")]);
    public static readonly AddToPetition Addition = new("Hồ sơ tháng trước");
    public static readonly AnswerPetition Answer = new("Đã giải quyết");
    public static readonly RefusePetition NotTaken = new("Đây là tố cáo", "Điều 1 Nghị định 20/2008/NĐ-CP");
    public static readonly ReturnPetition Return = new("Thuộc thẩm quyền xã", OtherAgency);
    public static readonly TransferPetition Transfer = new(OtherAgency, "Kính chuyển");

    public static SendPetition Sending(PetitionClass about = PetitionClass.Procedures, string? dossier = null) =>
        new(Agency, about, "Thủ tục quá lâu", dossier);

    public static PetitionContext Context(Caller caller, DateTimeOffset now) =>
        new(caller, now, Clocks.Usual, PetitionDeadlines.Default);
}
