using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  // Operators of C# and conversions from and to its numbers.
  public partial class Tensor
  {
    /// <summary>The sum.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

    /// <summary>The sum.</summary>
    public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

    /// <summary>The sum.</summary>
    public static Tensor operator +(Tensor left, int right) => left.add((Scalar)right);

    /// <summary>The sum.</summary>
    public static Tensor operator +(Tensor left, long right) => left.add((Scalar)right);

    /// <summary>The sum.</summary>
    public static Tensor operator +(Tensor left, float right) => left.add((Scalar)right);

    /// <summary>The sum.</summary>
    public static Tensor operator +(Tensor left, double right) => left.add((Scalar)right);

    /// <summary>The sum.</summary>
    public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

    /// <summary>The sum.</summary>
    public static Tensor operator +(int left, Tensor right) => right.add((Scalar)left);

    /// <summary>The sum.</summary>
    public static Tensor operator +(long left, Tensor right) => right.add((Scalar)left);

    /// <summary>The sum.</summary>
    public static Tensor operator +(float left, Tensor right) => right.add((Scalar)left);

    /// <summary>The sum.</summary>
    public static Tensor operator +(double left, Tensor right) => right.add((Scalar)left);

    /// <summary>The difference.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

    /// <summary>The difference.</summary>
    public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

    /// <summary>The difference.</summary>
    public static Tensor operator -(Tensor left, int right) => left.sub((Scalar)right);

    /// <summary>The difference.</summary>
    public static Tensor operator -(Tensor left, long right) => left.sub((Scalar)right);

    /// <summary>The difference.</summary>
    public static Tensor operator -(Tensor left, float right) => left.sub((Scalar)right);

    /// <summary>The difference.</summary>
    public static Tensor operator -(Tensor left, double right) => left.sub((Scalar)right);

    /// <summary>The difference.</summary>
    public static Tensor operator -(Scalar left, Tensor right) => Call("rsub.Scalar", right, left);

    /// <summary>The difference.</summary>
    public static Tensor operator -(int left, Tensor right) => Call("rsub.Scalar", right, (Scalar)left);

    /// <summary>The difference.</summary>
    public static Tensor operator -(long left, Tensor right) => Call("rsub.Scalar", right, (Scalar)left);

    /// <summary>The difference.</summary>
    public static Tensor operator -(float left, Tensor right) => Call("rsub.Scalar", right, (Scalar)left);

    /// <summary>The difference.</summary>
    public static Tensor operator -(double left, Tensor right) => Call("rsub.Scalar", right, (Scalar)left);

    /// <summary>The product.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

    /// <summary>The product.</summary>
    public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

    /// <summary>The product.</summary>
    public static Tensor operator *(Tensor left, int right) => left.mul((Scalar)right);

    /// <summary>The product.</summary>
    public static Tensor operator *(Tensor left, long right) => left.mul((Scalar)right);

    /// <summary>The product.</summary>
    public static Tensor operator *(Tensor left, float right) => left.mul((Scalar)right);

    /// <summary>The product.</summary>
    public static Tensor operator *(Tensor left, double right) => left.mul((Scalar)right);

    /// <summary>The product.</summary>
    public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

    /// <summary>The product.</summary>
    public static Tensor operator *(int left, Tensor right) => right.mul((Scalar)left);

    /// <summary>The product.</summary>
    public static Tensor operator *(long left, Tensor right) => right.mul((Scalar)left);

    /// <summary>The product.</summary>
    public static Tensor operator *(float left, Tensor right) => right.mul((Scalar)left);

    /// <summary>The product.</summary>
    public static Tensor operator *(double left, Tensor right) => right.mul((Scalar)left);

    /// <summary>The quotient.</summary>
    public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

    /// <summary>The quotient.</summary>
    public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

    /// <summary>The quotient.</summary>
    public static Tensor operator /(Tensor left, int right) => left.div((Scalar)right);

    /// <summary>The quotient.</summary>
    public static Tensor operator /(Tensor left, long right) => left.div((Scalar)right);

    /// <summary>The quotient.</summary>
    public static Tensor operator /(Tensor left, float right) => left.div((Scalar)right);

    /// <summary>The quotient.</summary>
    public static Tensor operator /(Tensor left, double right) => left.div((Scalar)right);

    /// <summary>The quotient.</summary>
    public static Tensor operator /(Scalar left, Tensor right) => Call("mul.Scalar", right.reciprocal(), left);

    /// <summary>The quotient.</summary>
    public static Tensor operator /(int left, Tensor right) => Call("mul.Scalar", right.reciprocal(), (Scalar)left);

    /// <summary>The quotient.</summary>
    public static Tensor operator /(long left, Tensor right) => Call("mul.Scalar", right.reciprocal(), (Scalar)left);

    /// <summary>The quotient.</summary>
    public static Tensor operator /(float left, Tensor right) => Call("mul.Scalar", right.reciprocal(), (Scalar)left);

    /// <summary>The quotient.</summary>
    public static Tensor operator /(double left, Tensor right) => Call("mul.Scalar", right.reciprocal(), (Scalar)left);

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    public static Tensor operator %(Tensor left, int right) => left.remainder((Scalar)right);

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    public static Tensor operator %(Tensor left, long right) => left.remainder((Scalar)right);

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    public static Tensor operator %(Tensor left, float right) => left.remainder((Scalar)right);

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    public static Tensor operator %(Tensor left, double right) => left.remainder((Scalar)right);

    /// <summary>Whether the elements are equal.</summary>
    public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

    /// <summary>Whether the elements are equal.</summary>
    public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

    /// <summary>Whether the elements are equal.</summary>
    public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

    /// <summary>Whether the elements differ.</summary>
    public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

    /// <summary>Whether the elements differ.</summary>
    public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

    /// <summary>Whether the elements differ.</summary>
    public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

    /// <summary>Whether the left element is less.</summary>
    public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

    /// <summary>Whether the left element is less.</summary>
    public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

    /// <summary>Whether the left element is less.</summary>
    public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

    /// <summary>Whether the left element is less or equal.</summary>
    public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

    /// <summary>Whether the left element is less or equal.</summary>
    public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

    /// <summary>Whether the left element is less or equal.</summary>
    public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

    /// <summary>Whether the left element is greater.</summary>
    public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

    /// <summary>Whether the left element is greater.</summary>
    public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

    /// <summary>Whether the left element is greater.</summary>
    public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

    /// <summary>Whether the left element is greater or equal.</summary>
    public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

    /// <summary>Whether the left element is greater or equal.</summary>
    public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

    /// <summary>Whether the left element is greater or equal.</summary>
    public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);

    /// <summary>The negative.</summary>
    public static Tensor operator -(Tensor tensor) => tensor.neg();

    /// <summary>The bits that are not set; for truth values the opposite.</summary>
    public static Tensor operator ~(Tensor left) => left.bitwise_not();

    /// <summary>The bits set in both.</summary>
    public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

    /// <summary>The bits set in one or both.</summary>
    public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

    /// <summary>The bits set in exactly one.</summary>
    public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

    /// <summary>A tensor without dimensions that holds the number.</summary>
    public static implicit operator Tensor(byte value) => tensor(value);

    /// <summary>A tensor without dimensions that holds the number.</summary>
    public static implicit operator Tensor(int value) => tensor(value);

    /// <summary>A tensor without dimensions that holds the number.</summary>
    public static implicit operator Tensor(long value) => tensor(value);

    /// <summary>A tensor without dimensions that holds the number.</summary>
    public static implicit operator Tensor(float value) => tensor(value);

    /// <summary>A tensor without dimensions that holds the number.</summary>
    public static implicit operator Tensor(double value) => tensor(value);

    /// <summary>A tensor without dimensions that holds the number.</summary>
    public static implicit operator Tensor(bool value) => tensor(value);

    /// <summary>A tensor with one dimension that holds a copy of the array.</summary>
    public static implicit operator Tensor(byte[] value) => tensor(value);

    /// <summary>A tensor with one dimension that holds a copy of the array.</summary>
    public static implicit operator Tensor(int[] value) => tensor(value);

    /// <summary>A tensor with one dimension that holds a copy of the array.</summary>
    public static implicit operator Tensor(long[] value) => tensor(value);

    /// <summary>A tensor with one dimension that holds a copy of the array.</summary>
    public static implicit operator Tensor(float[] value) => tensor(value);

    /// <summary>A tensor with one dimension that holds a copy of the array.</summary>
    public static implicit operator Tensor(double[] value) => tensor(value);

    /// <summary>A tensor with one dimension that holds a copy of the array.</summary>
    public static implicit operator Tensor(bool[] value) => tensor(value);

    /// <summary>A tensor without dimensions that holds the number.</summary>
    public static implicit operator Tensor(Scalar scalar) => full([], scalar, scalar.Type);

    /// <summary>The only element as a number.</summary>
    public static explicit operator float(Tensor value) => value.ToScalar().ToSingle();

    /// <summary>The only element as a number.</summary>
    public static explicit operator double(Tensor value) => value.ToScalar().ToDouble();

    /// <summary>The only element as a number.</summary>
    public static explicit operator byte(Tensor value) => value.ToScalar().ToByte();

    /// <summary>The only element as a number.</summary>
    public static explicit operator int(Tensor value) => value.ToScalar().ToInt32();

    /// <summary>The only element as a number.</summary>
    public static explicit operator long(Tensor value) => value.ToScalar().ToInt64();

    /// <summary>The only element as a number.</summary>
    public static explicit operator bool(Tensor value) => value.ToScalar().ToBoolean();
  }
}
