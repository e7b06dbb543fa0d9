using RnnGen.Simd;

namespace RnnGen.Tests.Simd;

/// <summary>What a process says of the registers it runs on.</summary>
public sealed class HardwareTests
{
    public static TheoryData<LaneWidth, LaneWidth, bool> Processes
    {
        get
        {
            var data = new TheoryData<LaneWidth, LaneWidth, bool>();
            foreach (var processor in Enum.GetValues<LaneWidth>())
            {
                foreach (var lanes in Enum.GetValues<LaneWidth>().Where(lanes => lanes <= processor))
                {
                    data.Add(lanes, processor, true);
                    data.Add(lanes, processor, false);
                }
            }

            return data;
        }
    }

    /// <summary>Where the processor has more than the program uses, there is a cause; ahead of time, there is a remedy, and it is the set that has these registers.</summary>
    [Theory]
    [MemberData(nameof(Processes))]
    public void Description_HasTheWidthAndWhatStandsInTheWayOfAWiderOne(LaneWidth lanes, LaneWidth processor, bool aheadOfTime)
    {
        var description = Hardware.Describe(lanes, processor, aheadOfTime);

        Assert.Contains(lanes == LaneWidth.Scalar ? "single numbers" : $"registers of {Bits(lanes)} bits", description, StringComparison.Ordinal);
        Assert.Equal(lanes == LaneWidth.Scalar, description.Contains("a hundred times slower", StringComparison.Ordinal));
        Assert.Equal(aheadOfTime && lanes < processor, description.Contains(lanes > LaneWidth.Scalar && processor == LaneWidth.Bits512 ? "IlcInstructionSet=x86-64-v4" : "IlcInstructionSet=x86-64-v3", StringComparison.Ordinal));
        Assert.Equal(lanes == LaneWidth.Scalar ? !aheadOfTime || processor == LaneWidth.Scalar : !aheadOfTime && lanes < processor, description.Contains("DOTNET_Enable", StringComparison.Ordinal));
        Assert.Equal(lanes == processor && lanes != LaneWidth.Scalar, description.Contains("the widest", StringComparison.Ordinal));
    }

    [Fact]
    public void Hardware_IsThatOfThisProcess()
    {
        Assert.Equal(LaneWidths.Best, Hardware.Lanes);
        Assert.Equal(LaneWidths.HasFusedMultiplyAdd, Hardware.HasFusedMultiplyAdd);
        Assert.False(Hardware.IsCompiledAheadOfTime);
        Assert.Equal(Hardware.Describe(LaneWidths.Best, ProcessorRegisters.Widest, aheadOfTime: false), Hardware.Description);
    }

    /// <summary>A program cannot run on registers that the processor lacks. (Without a fused multiply-add both are single numbers.)</summary>
    [Fact]
    public void Processor_HasWhatTheProgramRunsOn() => Assert.True(ProcessorRegisters.Widest >= LaneWidths.Best || !Hardware.HasFusedMultiplyAdd);

    private static int Bits(LaneWidth width) => width switch
    {
        LaneWidth.Bits128 => 128,
        LaneWidth.Bits256 => 256,
        LaneWidth.Bits512 => 512,
        _ => throw new ArgumentOutOfRangeException(nameof(width), width, null),
    };
}
