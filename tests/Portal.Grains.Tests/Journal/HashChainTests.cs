using System.Security.Cryptography;
using Portal.Grains.Journal;

namespace Portal.Grains.Tests.Journal;

public sealed class HashChainTests
{
    [Fact]
    public void The_canonical_form_is_the_documented_one()
    {
        byte[] canonical =
        [
            0, 0, 0, 2, 9, 8,
            0, 0, 0, 3, (byte)'d', (byte)'-', (byte)'1',
            0, 0, 0, 0, 0, 0, 0, 7,
            0, 0, 0, 0, 0, 0, 1, 0,
            0, 0, 0, 2, 0xC4, 0x91,
            0, 0, 0, 1, (byte)'t',
            0, 0, 0, 2, (byte)'{', (byte)'}',
        ];

        Assert.Equal(SHA256.HashData(canonical), HashChain.Compute([9, 8], "d-1", 7, 256, "đ", "t", "{}"u8));
    }

    [Fact]
    public void Moving_a_byte_from_one_field_to_the_next_changes_the_hash() =>
        Assert.NotEqual(
            HashChain.Compute([], "d", 1, 1, "ab", "c", "{}"u8),
            HashChain.Compute([], "d", 1, 1, "a", "bc", "{}"u8));
}
