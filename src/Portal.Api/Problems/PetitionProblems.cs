namespace Portal.Api.Problems;

/// <summary>What a petition says no to, in words.</summary>
internal static class PetitionProblems
{
    public static readonly ProblemText[] All =
    [
        new("petition.not_found", 404,
            new("Không tìm thấy phản ánh, kiến nghị", "Petition not found"),
            new("Không có phản ánh này, hoặc phản ánh không thuộc về bạn. Hãy kiểm tra mã.",
                "There is no such petition, or it is not yours. Check the id.")),
        new("petition.already_exists", 409,
            new("Phản ánh đã tồn tại", "Petition exists"),
            new("Phản ánh này đã có. Hãy gửi lại với Idempotency-Key mới.",
                "This petition exists already. Send again with a new Idempotency-Key.")),
        new("petition.role_may_not", 403,
            new("Vai trò không được làm việc này", "Role may not do this"),
            new("Vai trò {0} không được thực hiện thao tác này với phản ánh, kiến nghị.",
                "The role {0} may not do this with a petition. Somebody with another role has to.")),
        new("petition.stale_revision", 412,
            new("Phản ánh đã thay đổi", "Petition has changed"),
            new("Phản ánh đã có phiên bản mới hơn. Hãy đọc lại rồi gửi với ETag mới.",
                "The petition has moved on. Read it again and send with the new ETag.")),
        new("petition.not_in_this_status", 409,
            new("Không thực hiện được ở trạng thái này", "Not possible in this status"),
            new("Phản ánh đang ở trạng thái {0}, thao tác này không thực hiện được. Hãy đọc lại phản ánh.",
                "The petition has status {0}, in which this is not possible. Read the petition again.")),
        new("petition.agency_unknown", 422,
            new("Không có cơ quan này", "Unknown agency"),
            new("Mã cơ quan không có trong danh mục. Hãy tìm tại /api/v1/catalogue/agencies.",
                "The catalogue has no such agency. Search /api/v1/catalogue/agencies.")),
        new("petition.same_agency", 422,
            new("Cơ quan này đang xử lý", "Already with this agency"),
            new("Phản ánh đã thuộc cơ quan này. Hãy chọn cơ quan khác để chuyển.",
                "The petition is with this agency already. Choose another one to transfer it to.")),
        new("petition.dossier_not_yours", 422,
            new("Hồ sơ không thuộc về bạn", "Not your dossier"),
            new("Chỉ gắn được hồ sơ mà bạn đã nộp. Hãy kiểm tra mã hồ sơ hoặc bỏ trống.",
                "Only a dossier that you submitted can be named. Check its id, or leave it out.")),
        new("petition.already_rated", 409,
            new("Đã đánh giá", "Already rated"),
            new("Phản ánh này đã được đánh giá một lần. Nếu chưa hài lòng, hãy gửi phản ánh lại.",
                "This petition was rated already; a rating stays. If you are not content, complain again.")),
        new("petition.too_many_additions", 409,
            new("Quá nhiều lần bổ sung", "Too many additions"),
            new("Phản ánh đã có quá nhiều nội dung bổ sung. Hãy trả lời, hoặc gửi phản ánh mới.",
                "The petition has too many additions. Answer it, or send a new petition.")),
    ];
}
