namespace RnnGen.Benchmarks.Peers.Onnx;

/// <summary>
/// The functions of ONNX Runtime's C interface that are used, by their place in its table, <c>OrtApi</c> in onnxruntime_c_api.h. New versions only add to the
/// end of it.
/// </summary>
internal enum OnnxFunction
{
    GetErrorMessage = 2,
    CreateEnv = 3,
    CreateSession = 7,
    Run = 9,
    CreateSessionOptions = 10,
    SetIntraOpNumThreads = 24,
    SetInterOpNumThreads = 25,
    CreateTensorWithDataAsOrtValue = 49,
    CreateCpuMemoryInfo = 69,
    ReleaseEnv = 92,
    ReleaseStatus = 93,
    ReleaseMemoryInfo = 94,
    ReleaseSession = 95,
    ReleaseValue = 96,
    ReleaseSessionOptions = 100,
}
