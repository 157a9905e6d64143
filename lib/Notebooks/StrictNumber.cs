using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Notebooks;

/// <summary>Numbers as the command line takes them: digits with a decimal point, whatever the machine's culture, and nothing else.</summary>
internal static class StrictNumber
{
    private const NumberStyles Signed = NumberStyles.AllowLeadingSign;
    private const NumberStyles Decimal = Signed | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>A whole number: <c>-12</c>.</summary>
    public static bool TryWhole<T>(string? text, out T number)
        where T : INumber<T> => T.TryParse(text, Signed, CultureInfo.InvariantCulture, out number!);

    /// <summary>A number: <c>-0.5</c>, <c>1e-3</c>.</summary>
    public static bool TryReal<T>(string? text, out T number)
        where T : INumber<T> => T.TryParse(text, Decimal, CultureInfo.InvariantCulture, out number!);

    /// <summary>Reads an option's number; what is out of range is an error like what is no number.</summary>
    /// <param name="fits">Whether the number will do.</param>
    /// <param name="expected">What the option expects, in words.</param>
    public static Func<ArgumentResult, T> Option<T>(Func<T, bool> fits, string expected)
        where T : INumber<T> =>
        result =>
        {
            if (result.Tokens is [var token] && TryReal<T>(token.Value, out var number) && fits(number))
                return number;
            var given = string.Join(' ', result.Tokens.Select(token => token.Value));
            result.AddError($"{(result.Parent as OptionResult)?.Option.Name} expects {expected}, got {given}");
            return T.Zero;
        };
}
