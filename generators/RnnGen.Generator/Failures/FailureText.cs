using System;
using System.Diagnostics;
using System.Linq;

namespace RnnGen.Generator.Failures;

/// <summary>An exception in one line, which tells those who mend it where to look.</summary>
internal static class FailureText
{
    private const int Frames = 4;

    /// <summary>Its type, its message without line breaks, and the methods where it was thrown, innermost first.</summary>
    public static string Of(Exception exception)
    {
        var message = string.Join(" ", exception.Message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        var frames = new StackTrace(exception, fNeedFileInfo: false).GetFrames() ?? [];
        var methods = frames.Select(frame => frame.GetMethod()).Where(method => method is not null).Take(Frames);
        var places = string.Join(" < ", methods.Select(method => $"{method.DeclaringType?.Name}.{method.Name}"));
        return $"{exception.GetType().Name}: {message}" + (places.Length == 0 ? "" : $" (in {places})");
    }
}
