using System.Globalization;
using AheadOfTime;
using RnnGen;

switch (args)
{
    case ["lanes"]:
        Console.WriteLine(Hardware.Lanes);
        return 0;

    case ["first"]:
        Console.WriteLine(Work.First().ToString("R", CultureInfo.InvariantCulture));
        return 0;

    case ["work", var stretch]:
        Console.WriteLine(string.Join(' ', Work.Measure(double.Parse(stretch, CultureInfo.InvariantCulture)).Select(time => time.ToString("R", CultureInfo.InvariantCulture))));
        return 0;

    case [] or ["--document", _]:
        try
        {
            var table = Comparison.Run(rounds: 5, stretch: 0.3);
            Console.WriteLine(table);
            if (args is [_, var path])
            {
                MarkedTable.Write(path, "ahead of time", table);
            }

            return 0;
        }
        catch (InvalidOperationException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }

    default:
        Console.Error.WriteLine("usage: AheadOfTime [--document <file>]");
        return 2;
}
